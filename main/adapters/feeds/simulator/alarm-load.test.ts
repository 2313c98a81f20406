import { expect, test } from 'vitest';
import { steadyLoad } from './testing/alarm-load.ts';

test(
  'a steady day calls nobody more than six times an hour, nor ten times in ten minutes',
  { timeout: 300_000 },
  async () => {
    const { events, anHour, worst, raised } = await steadyLoad({
      profile: 'small',
      day: '2026-11-24',
      // When people call; the nights and the other profiles are in the soak.
      from: 8,
      hours: 12,
    });
    expect(events).toBeGreaterThan(5_000);
    expect(raised.length).toBeGreaterThan(0);
    expect(anHour).toBeLessThanOrEqual(6);
    expect(worst).toBeLessThanOrEqual(10);
  },
);
