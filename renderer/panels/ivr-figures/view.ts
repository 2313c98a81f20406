import type { StationCell, Topics } from '../../../shared/contract/topics.ts';
import { overallConnectRate } from '../../../shared/measure/rates.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { rateLevel } from '../levels.ts';

/** The whole way of the day's contacts: in, served without a human, left, asked for a human, answered. */
export interface IvrFiguresView {
  rate: string;
  /** How many came in. */
  entered: string;
  level: Level | null;
  steps: { key: string; label: string; count: string; share: string }[];
}

export function ivrFiguresView(
  today: Topics['today']['offer'] | undefined,
  mix: Topics['mix'],
  station: StationCell,
  words: Words,
): IvrFiguresView {
  const counters = today?.counters;
  const entered = counters?.ivrEntered ?? 0;
  const target = station.targets.connectRate;
  const share = (count: number, of: number) => (of > 0 ? `${formatRate(count / of)}%` : NONE);
  const known = (count: number | undefined) => (entered > 0 ? formatCount(count ?? 0) : NONE);
  const offered = counters?.offered ?? 0;
  const robot = mix['channel:robot'];
  const served = (counters?.answered ?? 0) + (counters?.selfServed ?? 0);
  return {
    rate: formatRate(counters === undefined ? null : overallConnectRate(counters), target),
    entered: words.say('ivr.entered', { count: known(entered) }),
    level: entered > 0 ? rateLevel(Math.min(served, entered), entered, target) : null,
    steps: [
      {
        key: 'self',
        label: words.say('ivr.self'),
        count: known(counters?.selfServed),
        share: share(counters?.selfServed ?? 0, entered),
      },
      {
        key: 'left',
        label: words.say('ivr.left'),
        count: known(counters?.ivrLeft),
        share: share(counters?.ivrLeft ?? 0, entered),
      },
      {
        key: 'offered',
        label: words.say('ivr.offered'),
        count: formatCount(offered),
        share: share(offered, entered),
      },
      {
        key: 'answered',
        label: words.say('ivr.answered'),
        count: formatCount(counters?.answered ?? 0),
        share: share(counters?.answered ?? 0, offered - (counters?.open ?? 0)),
      },
      {
        key: 'robot',
        label: words.say('ivr.robot'),
        count: robot === undefined ? NONE : formatCount(robot.offered),
        share: robot === undefined ? '' : share(robot.offered, Math.max(robot.ivrEntered, robot.offered)),
      },
    ],
  };
}
