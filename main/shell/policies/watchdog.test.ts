import { describe, expect, it } from 'vitest';
import { ask, BEAT_MS, freshPulse, HUNG_MS, loading, watchdog } from './watchdog.ts';

/** Asks every two seconds up to `until`; the page answers as long as `answers` says so. Gives when it was found to hang. */
function run(until: number, answers: (at: number) => boolean): number | null {
  let pulse = freshPulse;
  for (let at = 0; at <= until; at += BEAT_MS) {
    if (watchdog(pulse, at) === 'hung') return at;
    pulse = ask(pulse, at);
    if (answers(at)) pulse = freshPulse;
  }
  return null;
}

describe('the watchdog', () => {
  it.each([
    ['a page that always answers', () => true, null],
    ['one that answers every third time', (at: number) => at % (3 * BEAT_MS) === 0, null],
    ['one that never answers', () => false, HUNG_MS],
    ['one that stops after 20 s', (at: number) => at <= 20_000, 22_000 + HUNG_MS],
  ])('%s', (_what, answers, hung) => {
    expect(run(120_000, answers)).toBe(hung);
  });
  it('gives a page that loads longer, and not for ever', () => {
    const pulse = ask(loading(1_000), 2_000);
    expect(watchdog(pulse, 1_000 + HUNG_MS)).toBe('alive');
    expect(watchdog(pulse, 9_000 + HUNG_MS)).toBe('hung');
  });
  it('leaves time to crash and load it within 20 s', () => {
    expect(HUNG_MS + 2 * BEAT_MS).toBeLessThanOrEqual(16_000);
  });
});
