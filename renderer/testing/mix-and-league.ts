import type { MixCell, Topics } from '../../shared/contract/topics.ts';
import type { Counters } from '../../shared/measure/counters.ts';

const keys = [
  '1 邮件查询',
  '2 投诉建议',
  '3 改址退回',
  '4 国际业务',
  '5 网点信息',
  '6 大客户',
  '7 英语服务',
  '0 人工服务',
  '',
];
const channels = ['voice', 'wechat', 'chat', 'app', 'web', 'robot', 'sms'];
const languages = ['普通话', '粤语', 'English', '日本語', '한국어', '', 'Русский'];

/** A day shared out among the values of each dimension, the first ones being the largest. */
export function mixOf(day: Counters): Topics['mix'] {
  const share = (dimension: string, values: readonly string[]) =>
    values.map((value, at): [string, MixCell] => {
      const part = (count: number) => Math.round((count * 0.48) / (at * 1.25 + 1));
      const offered = part(day.offered);
      const answered = Math.round(offered * (0.985 - at * 0.009));
      const ivrEntered = value === 'chat' || value === 'web' ? 0 : Math.round(offered * (1.7 - at * 0.08));
      const selfServed = Math.max(0, Math.round((ivrEntered - offered) * 0.8));
      const cell = {
        ivrEntered,
        ivrLeft: Math.max(0, ivrEntered - offered - selfServed),
        selfServed,
        offered,
        answered,
        abandonedShort: 0,
        open: 0,
      };
      return [`${dimension}:${value}`, cell];
    });
  return Object.fromEntries([
    ...share('ivrKey', keys),
    ...share('channel', channels),
    ...share('language', languages),
  ]);
}

/** Teams whose figures spread around the target. */
export function leagueOf(names: Topics['teamNames'], day: Counters): Topics['league'] {
  const teams = Object.entries(names);
  return Object.fromEntries(
    teams.map(([key, name], at) => {
      const offered = Math.round(day.offered / teams.length) + at * 3;
      const handled = Math.round(offered * 0.96);
      const surveyed = Math.round((handled * ((at * 5) % 7)) / 20);
      return [
        key,
        {
          name,
          queues:
            at % 11 === 10
              ? null
              : {
                  offered,
                  answered: Math.round(offered * (0.99 - ((at * 7) % 13) * 0.004)),
                  open: 0,
                  abandonedShort: 0,
                },
          handled,
          talkMs: handled * (118_000 + ((at * 13) % 40) * 1000),
          holdMs: handled * 8_000,
          acwMs: handled * (18_000 + ((at * 5) % 9) * 1000),
          surveyed,
          satisfied: Math.round(surveyed * (0.985 - (at % 4) * 0.008)),
        },
      ];
    }),
  );
}
