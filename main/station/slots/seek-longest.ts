import type { Contact } from '../floor/contact.ts';
import { readLegs } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Row } from './row.ts';
import { family } from './row.ts';
import { spansOf } from './span.ts';
import type { Span } from './span.ts';
import type { TallyContext } from './tally.ts';

/**
 * Finds the longest waits again of rows out of which the longest one was taken, among the contacts that may have waited
 * in their slots. Rare: it reads all of those.
 * @param archive has the contacts as they are now
 */
export function seekLongest(
  context: TallyContext,
  changed: readonly Row[],
  archive: { contactsBetween(from: number, to: number): Iterable<Contact> },
): void {
  const sought = changed.filter((row) => row.seekMax);
  for (const slot of Map.groupBy(sought, ({ start, end }) => `${start}-${end}`).values()) {
    const { start, end } = slot[0]!;
    for (const row of slot) {
      row.waitMax = [0, 0, 0];
      row.flowedOut = null;
      row.seekMax = false;
    }
    for (const contact of archive.contactsBetween(start, end)) {
      for (const span of spansOf(context.combos, contact, readLegs(contact)))
        for (const row of slot) if (isOf(span, row)) stretchBy(row, span);
    }
  }
}

/** Is it a wait with an end that somebody saw, in the row's scope? */
function isOf(span: Span, row: Row): boolean {
  if (span.kind !== 'wait' || span.to === 0 || span.outcome === outcome.lost) return false;
  const scope = row.family === family.leaf ? span.leaf : span.quarter;
  return scope === row.combo && span.leaf < 0 === (row.family === family.agent);
}

function stretchBy(row: Row, span: Span): void {
  [span.from, span.to, span.completedAt].forEach((time, ledger) => {
    if (time < row.start || time >= row.end) return;
    row.waitMax[ledger] = Math.max(row.waitMax[ledger]!, span.to - span.from);
  });
}
