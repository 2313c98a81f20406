import type { Words } from '../../../shared/words/words.ts';

/** For how long an alert can be put aside, minutes; it comes back by itself. */
export const shelveTerms = [15, 30, 60, 120, 240, 480];

/** 30 分钟, 2 小时. */
export function termText({ say }: Words, minutes: number): string {
  if (minutes < 60) return say('shelve.minutes', { count: minutes });
  return say('shelve.hours', { count: minutes / 60 });
}
