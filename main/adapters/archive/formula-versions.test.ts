import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Counters, Ledger } from '../../../shared/measure/counters.ts';
import { counterNames, ledgers } from '../../../shared/measure/counters.ts';
import { serviceLevel } from '../../../shared/measure/service-level.ts';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { ReportRow } from './testing/report-objects.ts';
import { recount } from '../../station/testing/recount.ts';
import type { Told } from '../../station/testing/stories.ts';
import { hotlines } from './testing/hotline.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const zone = createZone('Asia/Shanghai');
const days = ['2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'].map((date) => zone.dayByDate(date));
const usual = {
  serviceLevelSeconds: [20, 60],
  serviceLevelVariant: 7,
  shortAbandonMs: 5_000,
  excludeShortAbandons: false,
};

const formulas: fc.Arbitrary<FormulaSettings> = fc.record({
  serviceLevelSeconds: fc.shuffledSubarray([19, 20, 60, 400], { minLength: 1 }),
  serviceLevelVariant: fc.integer({ min: 1, max: 8 }),
  shortAbandonMs: fc.constantFrom(0, 1_000, 20_001, 61_000),
  excludeShortAbandons: fc.boolean(),
});

interface Day {
  events: Told[];
  /** Settings tried in the middle of the day and at its end; the last ones count from the next midnight on. */
  changes: { after: number; formula: FormulaSettings }[];
}

/** A day's events, each about a contact of that day, with one contact that goes on after midnight. */
const daysOf = fc.tuple(
  ...days.map((day, at) =>
    fc.record({
      events: hotlines({ start: day.start, hours: 23, contacts: 5 }).map(({ events }) => [
        ...events
          .filter(({ type, time }) => type.startsWith('contact.') && time < day.end)
          .map((told) => ({
            ...told,
            data: { ...told.data, contact: `${at}-${String(told.data['contact'])}` },
          })),
        { type: 'contact.queued', time: day.end - 60_000, data: { contact: `night-${at}`, queue: 'q1' } },
      ]),
      changes: fc.array(fc.record({ after: fc.nat(40), formula: formulas }), { maxLength: 3 }),
    }),
  ),
);

/** Sends a day with its changes of settings in between; at its end the next day's rules must hold. */
function live(rig: Rig, at: number, { events, changes }: Day, sent: Told[]): FormulaSettings | null {
  const before = at === 0 ? [] : nightEnds(at - 1);
  const wire = [...before, ...events];
  let last: FormulaSettings | null = null;
  let from = 0;
  const send = (to: number): void => {
    const part = wire.slice(from, to);
    if (part.length === 0) return;
    const source = rig.source({ clock: 'source', last: sent.length + part.length });
    source.skip(sent.length + 1);
    source.events(...part);
    rig.commit();
    source.close();
    sent.push(...part);
    from = to;
  };
  for (const { after, formula } of changes.toSorted((a, b) => a.after - b.after)) {
    send(Math.max(1, Math.min(after, wire.length)));
    rig.restart(formula);
    last = formula;
  }
  send(wire.length);
  return last;
}

function nightEnds(at: number): Told[] {
  const data = { contact: `night-${at}` };
  return [
    {
      type: 'contact.abandoned',
      time: days[at]!.end + 300_000,
      data: { ...data, queue: 'q1', stage: 'queue' },
    },
  ];
}

function reportsOf(rig: Rig, at: number): ReportRow[][] {
  const { start, end } = days[at]!;
  return ledgers.flatMap((ledger) =>
    (['60m', '1d'] as const).map((slot) => rig.rows({ from: start, to: end, slot, ledger, by: ['queue'] })),
  );
}

/** Differences between a day's report and its recount under that day's formula. */
function differences(
  rig: Rig,
  events: Told[],
  at: number,
  formula: FormulaSettings,
  ledger: Ledger,
): string[] {
  const { start, end } = days[at]!;
  const seconds = formula.serviceLevelSeconds;
  const settings = { seconds, shortAbandonMs: formula.shortAbandonMs, acw: false };
  const wanted = recount(events, settings, Math.max(...events.map(({ time }) => time))).slot(
    { kind: 'centre' },
    ledger,
    { start, end },
  );
  const [row] = rig.rows({ from: start, to: end, slot: '1d', ledger });
  const names = counterNames(seconds);
  const found = names
    .filter((name) => row![name] !== (wanted[name] ?? 0))
    .map((name) => `day ${at} ${ledger} ${name}: ${row![name]}, recounted ${wanted[name] ?? 0}`);
  const others = Object.keys(row!).filter((name) => /In\d+$/.test(name) && !names.includes(name));
  if (others.length > 0) found.push(`day ${at} was not counted by ${others.join()}`);
  const counters = Object.fromEntries(names.map((name) => [name, wanted[name] ?? 0])) as unknown as Counters;
  const { serviceLevelVariant: variant, excludeShortAbandons } = formula;
  const level = serviceLevel(counters, { ledger, variant, seconds: seconds[0]! });
  const below =
    ledger === 'event'
      ? counters.ended
      : counters.offered - counters.open - (excludeShortAbandons ? counters.abandonedShort : 0);
  const rate = below > 0 ? counters.answered / below : null;
  const rounded = (value: number | null): number | null => value && Math.round(value * 1e6) / 1e6;
  if (row!['serviceLevel'] !== rounded(level)) found.push(`day ${at} ${ledger}: service level`);
  if (row!['connectRate'] !== rounded(rate)) found.push(`day ${at} ${ledger}: connect rate`);
  return found;
}

test(
  'however the formula settings change, each day is counted under its own and its report never changes again',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(daysOf, (drawn) => {
        const rig = stationRig({ settings: { zone: 'Asia/Shanghai', ...usual } });
        try {
          const sent: Told[] = [];
          const inForce: FormulaSettings[] = [usual];
          const kept: ReportRow[][][] = [];
          drawn.forEach((day, at) => {
            const next = live(rig, at, day, sent);
            inForce.push(next ?? inForce[at]!);
            if (at > 0) kept.push(reportsOf(rig, at - 1));
          });
          kept.forEach((reports, at) => {
            expect(reportsOf(rig, at)).toEqual(reports);
            for (const ledger of ledgers)
              expect(differences(rig, sent, at, inForce[at]!, ledger)).toEqual([]);
          });
          expect(rig.verify().differences).toEqual([]);
        } finally {
          rig.close();
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 12) },
    );
  },
);

/** A rig that is closed after the test, at nine on the first day. */
function rigFor(): Rig {
  const rig = stationRig({ settings: { zone: 'Asia/Shanghai' }, now: days[0]!.start + 9 * 3_600_000 });
  onTestFinished(() => rig.close());
  return rig;
}

/** Somebody waits eight seconds for nothing, at ten of that day. */
function leave(rig: Rig, at: number, id: string): void {
  const source = rig.source({ epoch: id, last: 2, clock: 'source' });
  const time = days[at]!.start + 10 * 3_600_000;
  source.contact('queued', id, { queue: 'sales' }, time);
  source.contact('abandoned', id, { stage: 'queue' }, time + 8_000);
  rig.commit();
  source.close();
}

test('changed settings count from the next local midnight on; the log says when', () => {
  const rig = rigFor();
  leave(rig, 0, 'c1');
  rig.restart({ shortAbandonMs: 10_000, serviceLevelSeconds: [30] });
  expect(rig.said.join('\n')).toContain('formula settings have changed');
  leave(rig, 0, 'c2');
  leave(rig, 1, 'c3');
  const rows = rig.rows({ from: days[0]!.start, to: days[1]!.end, slot: '1d' });
  expect(rows).toMatchObject([
    {
      abandoned: 2,
      abandonedShort: 0,
      abandonedIn20: 2,
      abandonedIn60: 2,
      abandonedIn30: null,
      formulaVersion: 1,
    },
    {
      abandoned: 1,
      abandonedShort: 1,
      abandonedIn20: null,
      abandonedIn60: null,
      abandonedIn30: 1,
      formulaVersion: 2,
    },
  ]);
  expect(rig.rows({ from: days[0]!.start, to: days[1]!.end, slot: 'total' })).toMatchObject([
    {
      abandoned: 3,
      abandonedShort: 1,
      abandonedIn20: null,
      abandonedIn30: null,
      serviceLevel: null,
      formulaVersion: 2,
    },
  ]);
  expect(rig.verify().differences).toEqual([]);
});

test('before anything is counted under them, settings are replaced and leave nothing behind', () => {
  const rig = rigFor();
  rig.restart({ shortAbandonMs: 10_000 });
  leave(rig, 0, 'c1');
  rig.restart({ shortAbandonMs: 1_000 });
  rig.restart({ shortAbandonMs: 10_000 });
  leave(rig, 1, 'c2');
  const rows = rig.rows({ from: days[0]!.start, to: days[1]!.end, slot: '1d' });
  expect(rows.map((row) => row['abandonedShort'])).toEqual([1, 1]);
});
