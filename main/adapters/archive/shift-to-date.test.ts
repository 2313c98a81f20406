import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { alertDesk, manager } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const plan = {
  zone: 'Europe/Berlin',
  shifts: [
    { name: 'early', from: '08:00', to: '14:00' },
    { name: 'late', from: '15:00', to: '20:00' },
    { name: 'night', from: '20:00', to: '08:00' },
  ],
};
/** 02:40 UTC, the night in which 02:00 in Berlin came twice: the shift began at 18:00 UTC and takes thirteen hours. */
const night = Date.UTC(2026, 9, 25, 2, 40);
const began = Date.UTC(2026, 9, 24, 18);

const call = fc.record({
  /** Minutes before now at which it was offered; also before the shift began, to the minute. */
  ago: fc.oneof(fc.constantFrom(0, 519, 520, 521), fc.integer({ min: 0, max: 700 })),
  end: fc.constantFrom('answered', 'abandoned', 'open'),
  /** Seconds that it waited. */
  long: fc.constantFrom(1, 40),
});

test('the shift to date is what a recount of its contacts says, over midnight and a night of 25 hours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 30 }), fc.nat(30), async (calls, shownAfter) => {
      const rig = stationRig({ now: night, settings: plan });
      try {
        const desk = alertDesk(rig, manager, ['shift']);
        const source = rig.source({ last: 0 });
        for (const [at, { ago, end, long }] of calls.entries()) {
          const offered = night - ago * MINUTE;
          source.contact('queued', `c${at}`, { queue: 'q' }, offered);
          const more = end === 'answered' ? { agent: 'a' } : { stage: 'queue' };
          if (end !== 'open') source.contact(end, `c${at}`, { queue: 'q', ...more }, offered + long * 1000);
          // So that some of it comes to the page as a difference.
          if (at === shownAfter) rig.commit();
        }
        rig.commit();
        const { shift } = await desk.cells('shift');
        const of = calls.filter(({ ago }) => night - ago * MINUTE >= began);
        const count = (wanted: (one: (typeof of)[number]) => boolean) => of.filter(wanted).length;
        expect(shift).toEqual({
          name: 'night',
          start: began,
          end: Date.UTC(2026, 9, 25, 7),
          counters: {
            offered: of.length,
            answered: count(({ end }) => end === 'answered'),
            open: count(({ end }) => end === 'open'),
            ended: count(({ end }) => end !== 'open'),
            abandonedShort: count(({ end, long }) => end === 'abandoned' && long === 1),
          },
        });
      } finally {
        rig.close();
      }
    }),
    { numRuns: 40 },
  );
});

test('the shift is gone when it ends, and the next one begins with nothing', async () => {
  const rig = stationRig({ now: Date.UTC(2026, 4, 18, 11, 59, 58), settings: plan });
  onTestFinished(() => rig.close());
  const shown = async (desk: ReturnType<typeof alertDesk>) =>
    Object.values(await desk.cells('shift')).map((cell) => [cell?.name, cell?.counters.offered]);
  const desk = alertDesk(rig, manager, ['shift']);
  rig.source({ last: 0 }).contact('queued', 'c1', { queue: 'q' });
  rig.commit();
  expect(await shown(desk)).toEqual([['early', 1]]);
  // Between 14:00 and 15:00 in Berlin nobody is on.
  for (let second = 0; second < 4; second++) {
    rig.clock.pass(1_000);
    await desk.settle();
  }
  expect(await shown(desk)).toEqual([]);
  rig.clock.pass(HOUR);
  expect(await shown(alertDesk(rig, manager, ['shift']))).toEqual([['late', 0]]);
});
