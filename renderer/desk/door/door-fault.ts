import type { Words } from '../../../shared/words/words.ts';
import type { DeskAnswer } from '../../session/session-api.ts';

/** Why the door stays shut; '' while nothing is wrong. `now`: epoch ms. `zone`: the centre's, once it is known. */
export function doorFault(
  answer: DeskAnswer,
  host: string,
  now: number,
  zone: string | undefined,
  { say, language }: Words,
): string {
  if (answer.ok) return '';
  if (answer.why === 'problem') return say(`people.problem.${answer.problem}`);
  if (answer.why !== 'wait') return say(`door.${answer.why}`, { host });
  const until = new Date(now + answer.waitMs).toLocaleTimeString(language, {
    hourCycle: 'h23',
    timeZone: zone,
  });
  return say('door.wait', { until });
}
