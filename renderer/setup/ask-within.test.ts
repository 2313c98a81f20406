import { describe, expect, it } from 'vitest';
import { askWithin } from './ask-within.ts';

describe('asking within a time', () => {
  it('gives the answer, the cause of a failure, or that there was none', async () => {
    expect(await askWithin(() => Promise.resolve(7), 1_000)).toEqual({ ok: true, value: 7 });
    expect(await askWithin(() => Promise.reject(new Error('away')), 1_000)).toEqual({
      ok: false,
      why: 'failed',
      cause: 'away',
    });
    expect(await askWithin(() => new Promise(() => undefined), 5)).toEqual({ ok: false, why: 'late' });
  });
});
