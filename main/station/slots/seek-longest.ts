import type { Contact } from '../floor/contact.ts';
import { readLegs } from '../floor/legs.ts';
import { outcome } from '../floor/legs.ts';
import type { Row } from './row.ts';
import { family, lengthOf } from './row.ts';
import { spansOf } from './span.ts';
import type { TallyContext } from './tally.ts';

/** Waits and handling longer than this are not looked for (ms). */
const REACH_MS = 86_400_000;

/**
 * Finds a row's longest waits again among the contacts, after a correction took the longest one back. Rare, so it may
 * read a day of contacts.
 */
export function seekLongest(
  context: TallyContext,
  row: Row,
  archive: { contactsOffered(from: number, to: number): Contact[] },
): void {
  const end = row.start + lengthOf(row.family);
  const within = (time: number): boolean => time >= row.start && time < end;
  row.waitMax = [0, 0, 0];
  for (const contact of archive.contactsOffered(row.start - REACH_MS, end)) {
    for (const span of spansOf(context.combos, contact, readLegs(contact))) {
      const scope = row.family === family.leaf ? span.leaf : span.quarter;
      const agents = span.leaf < 0;
      if (span.kind !== 'wait' || span.to === 0 || span.outcome === outcome.lost || scope !== row.combo)
        continue;
      if (agents !== (row.family === family.agent)) continue;
      [span.from, span.to, span.completedAt].forEach((time, ledger) => {
        if (within(time)) row.waitMax[ledger] = Math.max(row.waitMax[ledger]!, span.to - span.from);
      });
    }
  }
  row.seekMax = false;
}
