import { type MixCell, mixDimensions } from '../../../shared/contract/topics.ts';
import type { Archive } from '../archive-port.ts';
import type { Names } from '../names.ts';
import type { Combos } from '../slots/combos.ts';
import { column, family, LEAF_MS } from '../slots/row.ts';
import { RowReader } from '../slots/row-reader.ts';
import type { AddFigures, DayPieces } from './day-sums.ts';
import { eachJoinedRow } from './scope-day.ts';

const shown = [
  'ivrEntered',
  'ivrLeft',
  'selfServed',
  'offered',
  'answered',
  'abandonedShort',
  'open',
] as const;
const WIDTH = Math.max(...shown.map((name) => column[name])) + 1;

/** The day by channel, language and IVR key, contact by contact (offer ledger); key = dimension, colon, value. */
export function mixPieces(
  archive: Pick<Archive, 'slotsBetween'>,
  combos: Pick<Combos, 'get'>,
  names: Pick<Names, 'text'>,
): DayPieces {
  const reader = new RowReader();
  const figures = new Float64Array(WIDTH);
  function read(start: number, add: AddFigures): void {
    for (const slot of archive.slotsBetween(family.leaf, start, start + LEAF_MS)) {
      eachJoinedRow(slot, (code, bytes) => {
        const combo = combos.get(code);
        // Those with a queue count stays in queues, the others contacts.
        if (combo.queue !== 0) return;
        figures.fill(0);
        reader.open(bytes, 0, start);
        reader.addLedger(0, figures, 0, WIDTH);
        for (const dimension of mixDimensions) add(`${dimension}:${names.text(combo[dimension])}`, figures);
      });
    }
  }
  return { length: LEAF_MS, width: WIDTH, read };
}

/** One value of a dimension as it travels; undefined when nothing was counted. */
export function mixCell(figures: Float64Array | undefined): MixCell | undefined {
  if (!figures?.some((figure) => figure !== 0)) return undefined;
  const told = shown.map((name) => [name, figures[column[name]] ?? 0] as const);
  return Object.fromEntries(told) as Record<(typeof shown)[number], number>;
}
