import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peak } from '../../../shared/measure/steps.ts';
import { firstFormula } from '../../../shared/model/formula.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { outcome } from '../floor/legs.ts';
import { emptyAccount } from './account.ts';
import type { Account } from './account.ts';
import { createCombos } from './combos.ts';
import { Formulas } from './formulas.ts';
import { family, lengthOf } from './row.ts';
import { decodeFigures, decodeRow, encodeRow } from './row-codec.ts';
import { createRows } from './rows.ts';
import type { TallyContext } from './tally.ts';
import { trace } from './trace.ts';

const start = Date.UTC(2026, 4, 18, 9);
const formulas = new Formulas([firstFormula(defaultSettings)]);
const { width } = formulas;

function emptyContext(): TallyContext {
  const nothing = {
    loadRow: () => undefined,
    loadTracks: () => undefined,
    rowsBetween: () => [],
    newestRow: () => -Infinity,
    unsealed: () => [],
    spansBetween: () => [],
  };
  return {
    rows: createRows(nothing, formulas),
    combos: createCombos([]),
    formulas,
    width,
  };
}

/** A contact that waits, in no queue; `to` 0 = it still does. */
function waiting({ from, to }: { from: number; to: number }): Account {
  const account = emptyAccount();
  const how = to === 0 ? outcome.open : outcome.abandoned;
  Object.assign(account.whole, { leaf: 0, quarter: 0, offeredAt: from, endAt: to, outcome: how });
  return { ...account, offered: true };
}

/** Waits of an hour, in seconds; 0 long = at once, undefined = still going on. */
const wait = fc.record({
  from: fc.nat(3600),
  long: fc.option(fc.nat(2400), { nil: undefined }),
  back: fc.boolean(),
});

test.each([family.leaf, family.scope])(
  'peaks of rows of family %i are those of a sweep over the waits, and come back from their bytes',
  (of) => {
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 25 }), (waits) => {
        const context = emptyContext();
        const spans = waits.map(({ from, long }) => ({
          from: start + from * 1000,
          to: long === undefined ? 0 : start + (from + long) * 1000,
        }));
        const sink = { ended: () => undefined };
        for (const span of spans) {
          // As it happens: first it goes on, then its end is known.
          const open = waiting({ ...span, to: 0 });
          trace(context.rows, emptyAccount(), open, sink);
          if (span.to !== 0) trace(context.rows, open, waiting(span), sink);
        }
        waits.forEach(
          ({ back }, at) => back && trace(context.rows, waiting(spans[at]!), emptyAccount(), sink),
        );
        const left = spans.filter((_, at) => !waits[at]!.back);
        for (let from = start; from < start + 6_000_000; from += lengthOf(of)) {
          const row = context.rows.at(of, from, 0);
          const { depth } = context.rows.tracks(row);
          // Rows know those still going on from their offer only: before that slot they are added when read.
          const earlier = left.filter((span) => span.to === 0 && span.from < from).length;
          const count = (time: number): number =>
            left.filter((span) => span.from <= time && (span.to === 0 || time < span.to)).length;
          const times = [
            from,
            ...left.map((span) => span.from).filter((time) => time > from && time < from + lengthOf(of)),
          ].toSorted((a, b) => a - b);
          const max = Math.max(...times.map(count));
          const found = peak(depth, earlier);
          expect([found.max, found.maxAt]).toEqual([
            max,
            max === 0 ? null : times.find((time) => count(time) === max),
          ]);
          const stored = encodeRow(row);
          expect(decodeFigures(stored.figures, from, width).depth).toMatchObject({
            max: peak(depth, 0).max,
            end: peak(depth, 0).end,
          });
          expect(encodeRow(decodeRow(stored, width)).figures).toEqual(stored.figures);
        }
      }),
      { numRuns: 60 },
    );
  },
);
