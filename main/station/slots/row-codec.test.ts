import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addStep } from '../../../shared/measure/steps.ts';
import { wholeLayout } from './layout.ts';
import { emptyRow, emptyTracks, family, sharedColumns } from './row.ts';
import { decodeRow, decodeTracks, encodeRow, encodeTracks } from './row-codec.ts';

const start = Date.UTC(2026, 4, 18, 9);
const width = 46;
const count = fc.integer({ min: 0, max: 2 ** 40 });
const histogram = fc.uniqueArray(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 1e6 })), {
  selector: ([bucket]) => bucket,
  maxLength: 20,
});
const steps = fc.array(fc.tuple(fc.nat(899_999), fc.constantFrom(-2, -1, 1, 2)), { maxLength: 30 });

test('a row comes back from its bytes, with its counters, longest waits, histograms and steps', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3 * width - 1), count), { maxLength: 40 }),
      fc.tuple(count, count, count),
      histogram,
      histogram,
      steps,
      fc.nat(99),
      (counts, waitMax, waits, handles, depth, late) => {
        const row = {
          ...emptyRow(family.scope, start, 7, wholeLayout(width)),
          waitMax: [...waitMax] as [number, number, number],
          waits: new Map(waits),
          handles: new Map(handles),
          late,
        };
        for (const [at, value] of counts) row.counts[at] = value;
        row.tracks = emptyTracks(family.scope, start);
        for (const [at, delta] of depth) addStep(row.tracks.depth, start + at, Math.abs(delta));
        const stored = encodeRow(row);
        const back = decodeRow(stored, width);
        expect(back).toMatchObject({
          family: family.scope,
          start,
          combo: 7,
          waitMax: row.waitMax,
          late,
          depth: row.depth,
          service: row.service,
        });
        // What all ledgers share is counted under offer, and read under each.
        const wanted = row.counts.map((value, at) =>
          sharedColumns.includes(at % width) ? row.counts[at % width]! : value,
        );
        expect([...back.counts]).toEqual([...wanted]);
        expect([[...back.waits], [...back.handles]]).toEqual([[...row.waits], [...row.handles]]);
        expect(encodeRow(back)).toEqual(stored);
        const tracks = decodeTracks(encodeTracks(row)!, { depth: 0, service: 0 });
        expect(encodeTracks({ ...row, tracks })).toEqual(encodeTracks(row));
      },
    ),
  );
});

test('columns added since a row was written read as 0', () => {
  const row = emptyRow(family.scope, start, 0, wholeLayout(10));
  row.counts[3] = 5;
  row.counts[13] = 6;
  const wider = decodeRow(encodeRow(row), 12);
  expect([wider.counts[3], wider.counts[15], wider.counts.length]).toEqual([5, 6, 36]);
});
