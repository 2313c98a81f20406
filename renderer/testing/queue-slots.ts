import type { SlotCell, Topics } from '../../shared/contract/topics.ts';

const few = ['查询·普通话', '投递延误·普通话', '国际业务·英语', '包裹破损', '投诉', '改址·退回', '大客户'];

/** Names of a scripted wall's queues; a large centre has more than a screen has rows. */
export function queueNames(many: boolean): string[] {
  const more = ['天津', '南京', '江苏', '浙江', '安徽', '福建', '江西'].flatMap((place) =>
    few.map((name) => `${name}（${place}）`),
  );
  return many ? [...few, ...more] : few;
}

/** The day's slots shared out among queues, the first ones being the largest; `dip`: how much worse the second is after noon. */
export function queueSlots(
  day: Record<string, SlotCell>,
  names: readonly string[],
  dip: number,
): Topics['queueSlots'] {
  const weights = names.map((_, at) => 1 / (at + 1.4));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries(
    Object.entries(day).map(([key, { counters }], slot) => {
      const cell = names.map((name, at): [string, number[]] => {
        const offered = Math.round((counters.offered * (weights[at] ?? 0)) / all);
        const open = Math.min(offered, Math.round((counters.open * (weights[at] ?? 0)) / all));
        const worse = at === 1 && slot > 48 ? dip : (slot * 7 + at * 13) % 11 === 0 ? 0.05 : 0;
        const rate = Math.max(0, counters.answered / Math.max(1, counters.offered - counters.open) - worse);
        return [name, [offered, Math.round((offered - open) * Math.min(1, rate + 0.006)), open]];
      });
      return [key, Object.fromEntries(cell.filter(([, [offered]]) => (offered ?? 0) > 0))];
    }),
  );
}
