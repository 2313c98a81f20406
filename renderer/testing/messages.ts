import type { Topics } from '../../shared/contract/topics.ts';

const long =
  '因 11 月 22 日夜间系统升级，投递延误、包裹破损与国际业务三个队列 21:30 至 23:00 之间由第二职场（天津）接听，' +
  '第一职场各班组长请于 21:15 前完成交接，并在“工单闭环”中逐一核对未结工单；如遇客户询问升级进度，请统一按 2026-118 号话术答复，' +
  '不得承诺恢复时间。如有疑问请拨 8-6021。';

/** What is said to the hall in a scripted state: several at once, the longest there can be, or nothing. */
export function messagesOf(state: string, now: number): Topics['messages'] {
  const of = (id: string, text: string, level: 'info' | 'warning'): Topics['messages'] => ({
    [id]: { id, text, level, from: now - Number(id) * 60_000, until: now + 3_600_000 },
  });
  if (state === 'branded' || state === 'alerts')
    return of('1', '14:45 三楼 301 室召开质检复盘会，请值班主任参加。', 'info');
  if (state !== 'messages') return {};
  return {
    ...of('1', long, 'warning'),
    ...of('2', 'Fire drill at 15:30: finish your call, then leave by staircase B.', 'info'),
    ...of('3', '<img src=x onerror=alert(1)> & {{name}}', 'info'),
  };
}
