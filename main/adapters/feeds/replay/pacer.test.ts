import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { pacer } from './pacer.ts';
import { recordedOutbox } from './recorded-outbox.ts';

/** Events at these recorded seconds. */
function setUp(seconds: number[], options: { speed: number | 'max'; startAt?: number }) {
  const clock = manualClock();
  const outbox = recordedOutbox('e');
  outbox.load(
    seconds.map((second, n) => ({
      type: 'contact.ivrLeft' as const,
      time: second * 1000,
      data: { contact: `c${n}` },
    })),
  );
  return { clock, outbox, pace: pacer({ outbox, clock, ...options }) };
}

describe('a paced recording', () => {
  it('lets events out when the recorded clock has reached them', () => {
    const { clock, outbox, pace } = setUp([100, 100, 160, 220], { speed: 60 });
    pace.begin(1);
    pace.acked(0);
    expect([outbox.released, pace.at()]).toEqual([2, 100_000]);
    clock.pass(999);
    expect([outbox.released, pace.at()]).toEqual([2, 159_940]);
    clock.pass(1);
    expect([outbox.released, pace.at()]).toEqual([3, 160_000]);
    clock.pass(1_000);
    expect([outbox.released, pace.at()]).toEqual([4, 220_000]);
    clock.pass(1_000);
    expect([pace.at(), clock.timers()]).toEqual([280_000, 0]);
  });

  it('lets everything out at once at full speed, and its now is the last event sent', () => {
    const { outbox, pace } = setUp([100, 160, 220], { speed: 'max' });
    pace.begin(1);
    pace.acked(0);
    expect([outbox.released, pace.at()]).toEqual([3, 100_000]);
    outbox.read(1, { events: 2, chars: 1e6 });
    expect(pace.at()).toBe(160_000);
  });

  it('says the last recorded time when an earlier replay has sent everything', () => {
    const { pace } = setUp([100, 160, 220], { speed: 'max' });
    pace.begin(4);
    expect(pace.at()).toBe(220_000);
  });

  it('sends what lies before the start at full speed, and only then lets its clock run', () => {
    const { clock, outbox, pace } = setUp([100, 160, 220, 230], { speed: 10, startAt: 200_000 });
    pace.begin(1);
    pace.acked(0);
    expect([outbox.released, pace.at()]).toEqual([2, 100_000]);
    clock.pass(5_000);
    outbox.read(1, { events: 9, chars: 1e6 });
    expect([outbox.released, pace.at()]).toEqual([2, 160_000]);
    pace.acked(2);
    expect(pace.at()).toBe(200_000);
    clock.pass(2_000);
    expect([outbox.released, pace.at()]).toEqual([3, 220_000]);
  });

  it('goes on where an earlier replay stopped', () => {
    const { outbox, pace } = setUp([100, 160, 220], { speed: 1 });
    pace.begin(3);
    pace.acked(2);
    expect([outbox.released, pace.at()]).toEqual([3, 220_000]);
  });

  it('is not slowed down by a lost connection', () => {
    const { clock, outbox, pace } = setUp([100, 160, 220], { speed: 60 });
    pace.begin(1);
    pace.acked(0);
    clock.pass(2_000);
    pace.begin(1);
    pace.acked(0);
    expect([outbox.released, pace.at()]).toEqual([3, 220_000]);
  });

  it('stops with its owner', () => {
    const { clock, pace } = setUp([100, 160], { speed: 1 });
    pace.begin(1);
    pace.acked(0);
    pace.stop();
    expect(clock.timers()).toBe(0);
  });
});
