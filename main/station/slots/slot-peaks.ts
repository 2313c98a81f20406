import { mergeTracks, peak } from '../../../shared/measure/steps.ts';
import type { Contact } from '../floor/contact.ts';
import { readLegs } from '../floor/legs.ts';
import type { Combo } from './combos.ts';
import { createCombos } from './combos.ts';
import { beside } from './figure-cells.ts';
import type { FigureCells } from './figure-cells.ts';
import { before } from './figures.ts';
import type { OpenWaits } from './figures.ts';
import { emptyTracks, lengthOf } from './row.ts';
import type { StepPeak, Tracks } from './row.ts';
import { decodeTracks } from './row-codec.ts';
import type { StoredTracks } from './row-codec.ts';
import { RowReader } from './row-reader.ts';
import type { SlotKey } from './rows.ts';
import { spansOf } from './span.ts';
import { tracksOfSpans } from './tracks-of-spans.ts';

/** Where the steps behind the peaks are read. */
export interface TrackSource {
  loadTracks(family: number, start: number, combo: number): StoredTracks | undefined;
  /** Slots whose steps are not stored yet. */
  unsealed(): SlotKey[];
  /** Contacts that may have waited or talked in `[from, to)`. */
  contactsBetween(from: number, to: number): Iterable<Contact>;
  /** All combinations of dimensions that occur. */
  combos(): Combo[];
}

/** A stored slot of a family. */
export interface SlotOfFamily {
  family: number;
  start: number;
}

/** Takes the peaks of one stored slot into a group's cell: a single row has them ready, several must be merged. */
export type JoinPeaks = (
  into: FigureCells,
  slot: number,
  of: SlotOfFamily,
  rows: RowReader | readonly RowReader[],
  open: OpenWaits,
) => void;

/** @param source where the steps of several rows are read. */
export function createJoinPeaks(source: TrackSource): JoinPeaks {
  const tracksOf = createTrackReader(source);
  return (into, slot, of, rows, open) => {
    const { depth, service } = rows instanceof RowReader ? rows : mergePeaks(of, rows, tracksOf);
    const { numbers } = into;
    const at = into.beside(slot);
    const waiting = before(open.offered, of.start);
    if (depth.max + waiting > numbers[at + beside.depthMax]!) {
      numbers[at + beside.depthMax] = depth.max + waiting;
      numbers[at + beside.depthMaxAt] = depth.maxAt || of.start;
    }
    const serving = service.max + before(open.served, of.start);
    if (serving > numbers[at + beside.inServiceMax]!) {
      numbers[at + beside.inServiceMax] = serving;
      numbers[at + beside.inServiceMaxAt] = service.maxAt || of.start;
    }
    numbers[at + beside.depthEnd] = depth.end + waiting;
  };
}

type TracksOf = (of: SlotOfFamily, row: RowReader) => Tracks | null;
type MergedPeak = Pick<StepPeak, 'max' | 'maxAt' | 'end'>;

/** The peak of a sum is not the sum of peaks: the steps of all rows together give it. */
function mergePeaks(
  of: SlotOfFamily,
  rows: readonly RowReader[],
  tracksOf: TracksOf,
): { depth: MergedPeak; service: MergedPeak } {
  const [first] = rows;
  if (first && rows.length === 1) return first;
  for (const row of rows) row.openRest();
  const tracks = rows.map((row) => tracksOf(of, row) ?? carriesOnly(of, row));
  const merged = (kind: 'depth' | 'service'): MergedPeak => {
    const { max, maxAt, end } = peak(mergeTracks(tracks.map((each) => each[kind])), 0);
    return { max, maxAt: maxAt ?? 0, end };
  };
  return { depth: merged('depth'), service: merged('service') };
}

function carriesOnly(of: SlotOfFamily, row: RowReader): Tracks {
  const tracks = emptyTracks(of.family, of.start);
  tracks.depth.carry = row.depth.carry;
  tracks.service.carry = row.service.carry;
  return tracks;
}

/** Steps of rows: stored once a slot is over, before that made from the contacts, a slot at a time. */
function createTrackReader(source: TrackSource): TracksOf {
  let unsealed: Set<string> | null = null;
  let made: { key: string; tracks: Map<number, Tracks> } | null = null;
  return (of, row) => {
    const key = `${of.family}/${of.start}`;
    unsealed ??= new Set(source.unsealed().map((slot) => `${slot.family}/${slot.start}`));
    if (!unsealed.has(key)) {
      const stored = source.loadTracks(of.family, of.start, row.combo);
      return stored ? decodeTracks(stored, { depth: row.depth.carry, service: row.service.carry }) : null;
    }
    if (made?.key !== key) made = { key, tracks: tracksOfContacts(source, of) };
    return made.tracks.get(row.combo) ?? null;
  };
}

function tracksOfContacts(source: TrackSource, { family, start }: SlotOfFamily): Map<number, Tracks> {
  const combos = createCombos(source.combos());
  const contacts = source.contactsBetween(start, start + lengthOf(family));
  const spans = [...contacts].map((contact) => spansOf(combos, contact, readLegs(contact)));
  return tracksOfSpans(spans, family, start);
}
