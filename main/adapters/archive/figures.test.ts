import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dimension, Ledger } from '../../../shared/measure/counters.ts';
import { counterNames, ledgers } from '../../../shared/measure/counters.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { recount } from '../../station/testing/recount.ts';
import type { Scope } from '../../station/testing/recount.ts';
import type { Hotline } from './testing/hotline.ts';
import { hotlines } from './testing/hotline.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

/** More of everything for a longer look, e.g. `RUNS=200`. */
const runsAsked = Number(process.env['RUNS'] ?? 0);
const days = [
  { zone: 'Asia/Shanghai', date: '2026-05-18', slots: 96, numRuns: runsAsked || 14 },
  { zone: 'Europe/Berlin', date: '2026-03-29', slots: 92, numRuns: runsAsked || 7 },
  { zone: 'Europe/Berlin', date: '2026-10-25', slots: 100, numRuns: runsAsked || 7 },
];

/** How events travel: in which order, cut where, and what goes wrong on the way. */
interface Journey {
  order: number[];
  cuts: { length: number; again: boolean; next: 'go on' | 'commit' | 'restart' | 'crash' | 'reconnect' }[];
}

const journeys = (count: number): fc.Arbitrary<Journey> =>
  fc.record({
    order: fc.shuffledSubarray(
      Array.from({ length: count }, (_, at) => at),
      { minLength: count },
    ),
    cuts: fc.array(
      fc.record({
        length: fc.integer({ min: 1, max: 40 }),
        again: fc.boolean(),
        next: fc.constantFrom('go on', 'go on', 'commit', 'restart', 'crash', 'reconnect'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  });

/** Sends everything, come what may, as a source with an outbox does. */
function deliver(rig: Rig, hotline: Hotline, { order, cuts }: Journey): void {
  const wire = order.map((at, index) => ({ seq: index + 1, ...hotline.events[at]! }));
  const hello = { clock: 'source', acw: hotline.acw, agentStates: true, last: wire.length };
  let source = rig.source(hello);
  let from = 0;
  for (let step = 0; from < wire.length; step++) {
    // After the drawn steps the rest goes undisturbed.
    const { length, again, next } = cuts[step] ?? { length: 500, again: false, next: 'commit' };
    const batch = { t: 'batch', from: from + 1, events: wire.slice(from, from + length) };
    source.send(batch);
    if (again) source.send(batch);
    from = Math.min(wire.length, from + length);
    if (next === 'go on') continue;
    if (next === 'commit') rig.commit();
    else if (next === 'restart') rig.restart();
    else if (next === 'crash') rig.crash();
    if (next === 'commit') continue;
    source.close();
    source = rig.source(hello);
    from = Number(source.welcome?.resume) - 1;
  }
  rig.commit();
  source.close();
}

/** Agents are known only at the answer; time in their states is kept by quarter hours for them and the centre. */
function isNotKept(name: string, by: Dimension | null, fine: boolean): boolean {
  if (/^(ready|ringing|talking|holding|acwState|notReady)Ms$/.test(name))
    return fine || (by !== null && by !== 'agent');
  return (
    by === 'agent' &&
    /^(ivr|self|refused|offered|abandoned|flowedOut|overflow|lost$|open|ended|waitMsAban|queueMs|callbacks|depth|inService)/.test(
      name,
    )
  );
}

function scopesBy(
  by: Dimension | null,
  ids: (kind: 'queue' | 'agent' | 'business' | 'channel' | 'site') => string[],
): Scope[] {
  if (by === null) return [{ kind: 'centre' }];
  if (by === 'queue' || by === 'agent' || by === 'business' || by === 'channel' || by === 'site')
    return ids(by).map((id) => ({ kind: by, id }));
  return [];
}

/** Every difference between the station's report and the recount, as sentences. */
function differences(
  rig: Rig,
  hotline: Hotline,
  day: { start: number; end: number },
  slot: SlotLength,
  ledger: Ledger,
): string[] {
  const now = Math.max(...hotline.events.map((event) => event.time));
  const again = recount(hotline.events, { seconds: [20, 60], shortAbandonMs: 5000, acw: hotline.acw }, now);
  const found: string[] = [];
  const fine = slot === '5m';
  for (const by of [
    null,
    'queue',
    'business',
    'channel',
    'site',
    ...(fine ? [] : ['agent' as const]),
  ] as const) {
    const rows = rig.rows({ from: day.start, to: day.end, slot, ledger, by: by === null ? [] : [by] });
    for (const scope of scopesBy(by, again.ids)) {
      const mine = rows.filter((row) => by === null || row[by] === ('id' in scope ? scope.id : ''));
      mine.forEach((row, at) => {
        const start = Number(row['start']);
        const end = Number(mine[at + 1]?.['start'] ?? day.end);
        const wanted = again.slot(scope, ledger, { start, end });
        const names = [
          ...counterNames([20, 60]),
          'waitMsMax',
          'depthMax',
          'depthMaxAt',
          'depthEnd',
          'inServiceMax',
          'inServiceMaxAt',
        ];
        for (const name of names) {
          if (isNotKept(name, by, fine)) {
            if (row[name] !== null)
              found.push(`${by} ${slot} ${name} is not kept, but ${row[name]} is reported`);
            continue;
          }
          const want = wanted[name] === undefined ? 0 : wanted[name];
          if (row[name] !== want)
            found.push(
              `${JSON.stringify(scope)} ${ledger} ${slot} ${String(row['slot'])} ${name}: ${row[name]}, recounted ${want}`,
            );
        }
      });
      if (mine.length === 0) found.push(`${JSON.stringify(scope)} ${ledger} ${slot}: no rows`);
    }
  }
  return found;
}

/** Slots and scopes of the offer ledger that do not balance. */
function unbalanced(rig: Rig, day: { start: number; end: number }): string[] {
  return (
    [[], ['queue'], ['site'], ['channel'], ['business'], ['language'], ['ivrKey']] as Dimension[][]
  ).flatMap((by) =>
    rig.rows({ from: day.start, to: day.end, by }).flatMap((row) => {
      const sum = ['answered', 'abandoned', 'flowedOut', 'lost', 'open'].reduce(
        (total, name) => total + Number(row[name]),
        0,
      );
      return sum === row['offered']
        ? []
        : [`${by.join()} ${String(row['slot'])}: ${row['offered']} offered, ${sum} accounted for`];
    }),
  );
}

describe.each(days)('a day of $slots slots in $zone', ({ zone, date, slots, numRuns }) => {
  const day = createZone(zone).dayByDate(date);
  const shape = { start: day.start, hours: (day.end - day.start) / 3_600_000 - 1, contacts: 14 };
  const runs = hotlines(shape).chain((hotline) =>
    fc.record({
      hotline: fc.constant(hotline),
      journey: journeys(hotline.events.length),
      ledger: fc.constantFrom(...ledgers),
      slot: fc.constantFrom<SlotLength>('5m', '15m', '60m', '1d'),
    }),
  );

  test(
    'is reported as a recount by brute force says, however its events arrived',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(runs, ({ hotline, journey, ledger, slot }) => {
          const rig = stationRig({ settings: { zone } });
          try {
            deliver(rig, hotline, journey);
            expect(rig.rows({ from: day.start, to: day.end })).toHaveLength(slots);
            expect(differences(rig, hotline, day, '15m', 'offer')).toEqual([]);
            expect(differences(rig, hotline, day, slot, ledger)).toEqual([]);
            expect(unbalanced(rig, day)).toEqual([]);
            expect(rig.verify().differences).toEqual([]);
          } finally {
            rig.close();
          }
        }),
        { numRuns },
      );
    },
  );
});
