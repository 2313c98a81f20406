import type { StationCell, Topics } from '../../../shared/contract/topics.ts';
import { overallConnectRate } from '../../../shared/measure/rates.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { decidedOf, intervalText, rateFigure } from '../rate-figure.ts';

type IvrStep = 'self' | 'left' | 'offered' | 'answered' | 'robot';

/** The whole way of the day's contacts: in, served without a human, left, asked for a human, answered. */
export interface IvrFiguresView {
  /** Per cent without the sign, or a dash. */
  rate: string;
  /** How many came in. */
  entered: string;
  /** Wilson's 95 % interval of the rate while few came in, else empty. */
  interval: string;
  steps: { key: IvrStep; label: string; count: string; share: string }[];
}

const nothing = {
  ivrEntered: 0,
  ivrLeft: 0,
  selfServed: 0,
  offered: 0,
  answered: 0,
  open: 0,
  abandonedShort: 0,
};

/**
 * Of the shares, that of the answered is the connect rate of those who asked for a human, that of the robot one of its own
 * contacts, the others of all who came in. Where more did something than came in (chats never pass the menu), there is
 * no share.
 */
export function ivrFiguresView(
  today: Topics['today']['offer'] | undefined,
  mix: Topics['mix'],
  { targets, excludeShortAbandons }: Pick<StationCell, 'targets' | 'excludeShortAbandons'>,
  words: Words,
): IvrFiguresView {
  const counters = today?.counters ?? nothing;
  const { ivrEntered, ivrLeft, selfServed, offered, answered } = counters;
  const known = (count: number) => (ivrEntered > 0 ? formatCount(count) : NONE);
  const step = (key: IvrStep, count: string, share: string) => ({
    key,
    label: words.say(`ivr.${key}`),
    count,
    share,
  });
  const robot = mix['channel:robot'];
  const overall = overallConnectRate(counters);
  const connected = rateFigure(answered, decidedOf(counters, excludeShortAbandons), targets.connectRate);
  const isShare = overall !== null && overall <= 1;
  return {
    rate: isShare ? formatRate(overall) : NONE,
    interval: isShare ? intervalText(answered + selfServed, ivrEntered) : '',
    entered: words.say('ivr.entered', { count: known(ivrEntered) }),
    steps: [
      step('self', known(selfServed), share(selfServed, ivrEntered)),
      step('left', known(ivrLeft), share(ivrLeft, ivrEntered)),
      step('offered', formatCount(offered), share(offered, ivrEntered)),
      step('answered', formatCount(answered), connected.text),
      step(
        'robot',
        robot === undefined ? NONE : formatCount(robot.offered),
        robot === undefined ? '' : share(robot.offered, Math.max(robot.ivrEntered, robot.offered)),
      ),
    ],
  };
}

/** Per cent of the whole; a dash of nothing, and where the part is larger: then it is no part of it. */
function share(part: number, whole: number): string {
  return whole > 0 && part <= whole ? `${formatRate(part / whole)}%` : NONE;
}
