import { afterAll, expect, test } from 'vitest';
import { simulatedRun } from './simulated-run.ts';

/** Fewer agents than the large ones have, so that a week ends while somebody waits for it; the incidents are all in it. */
const weeks = [
  { profile: 'small' },
  { profile: '96789' },
  { profile: '95388' },
  { profile: '11183', seats: 300 },
  { profile: '95598', seats: 400 },
];
const asked = (process.env['SOAK_PROFILES'] ?? '').split(' ').filter((name) => name !== '');
const table: Record<string, string | number>[] = [];

test.each(weeks.filter(({ profile }) => asked.length === 0 || asked.includes(profile)))(
  'a week of $profile is reported as it happened',
  { timeout: 60 * 60_000 },
  async (options) => {
    const done = await simulatedRun({ ...options, day: '2026-11-23', from: 0, hours: 168 });
    try {
      const compared = done.check('60m');
      const contacts = done.log.contacts.filter(({ legs }) => legs.length > 0);
      const answered = contacts.filter(({ legs }) => legs.some(({ end }) => end === 'answered'));
      table.push({
        profile: options.profile,
        seats: options.seats ?? 'all',
        events: done.summary.events,
        'events/s': Math.round(done.summary.events / done.seconds),
        offered: contacts.length,
        'connect %': Math.round((10_000 * answered.length) / contacts.length) / 100,
        figures: compared.figures,
        differ: compared.differences.length,
      });
      expect(done.summary.rejected).toBe(0);
      expect(compared.differences.slice(0, 10)).toEqual([]);
      expect(done.station.verify().differences).toEqual([]);
    } finally {
      await done.close();
    }
  },
);

afterAll(() => console.table(table));
