import { afterAll, expect, test } from 'vitest';
import { steadyLoad } from './alarm-load.ts';

/** As many seats as the weeks of figures have (weeks.soak.ts). */
const weeks = [
  { profile: 'small' },
  { profile: '96789' },
  { profile: '95388' },
  { profile: '11183', seats: 300 },
  { profile: '95598', seats: 400 },
];
const asked = (process.env['SOAK_PROFILES'] ?? '').split(' ').filter((name) => name !== '');
const table: Record<string, string | number>[] = [];

/** Somebody at the desk acknowledges within two minutes: what nobody answers is passed on, as it should be. */
const ANSWERED = 120_000;

test.each(weeks.filter(({ profile }) => asked.length === 0 || asked.includes(profile)))(
  'a week of $profile without incidents calls nobody too often',
  { timeout: 6 * 60 * 60_000 },
  async (options) => {
    const { events, raised, notices, anHour, worst } = await steadyLoad({
      ...options,
      day: '2026-11-23',
      hours: 168,
      answered: ANSWERED,
    });
    const count = (severity: string): number => notices.filter((each) => each.severity === severity).length;
    const rules = Map.groupBy(raised, ({ rule }) => rule);
    const [noisiest, alerts] = [...rules].toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['none', []];
    table.push({
      profile: options.profile,
      events,
      raised: raised.length,
      'calls/h': Math.round(anHour * 100) / 100,
      'worst 10 min': worst,
      critical: count('critical'),
      warning: count('warning'),
      notice: count('notice'),
      'passed on': notices.filter(({ to }) => to !== null).length,
      'noisiest rule': `${noisiest} ${alerts.length}`,
    });
    expect(anHour).toBeLessThanOrEqual(6);
    expect(worst).toBeLessThanOrEqual(10);
  },
);

afterAll(() => console.table(table));
