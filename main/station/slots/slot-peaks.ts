import { eachEncodedStep } from '../../../shared/measure/steps-bytes.ts';
import { StepSum } from '../../../shared/measure/step-sum.ts';
import { eachStep } from '../../../shared/measure/steps.ts';
import { firstNotBefore } from '../../../shared/measure/step-block.ts';
import type { Contact } from '../floor/contact.ts';
import { readLegs } from '../floor/legs.ts';
import type { Combo } from './combos.ts';
import { createCombos } from './combos.ts';
import { beside } from './figure-cells.ts';
import type { FigureCells } from './figure-cells.ts';
import type { OpenWaits } from './figures.ts';
import { lengthOf } from './row.ts';
import type { StepPeak } from './row.ts';
import { trackBytes } from './row-codec.ts';
import { RowReader } from './row-reader.ts';
import type { SlotKey } from './rows.ts';
import { spansOf } from './span.ts';
import { tracksOfSpans } from './tracks-of-spans.ts';

/** Where the steps behind the peaks are read. */
export interface TrackSource {
  /** Stored steps of all combinations of a slot (`encodeTracks`), by combination. */
  tracksOfSlot(family: number, start: number): Iterable<[combo: number, tracks: Uint8Array]>;
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
  const merge = createMerge(source);
  return (into, slot, of, rows, open) => {
    const { depth, service } = rows instanceof RowReader ? rows : merge(of, rows);
    const { numbers } = into;
    const at = into.beside(slot);
    const waiting = firstNotBefore(open.offered, of.start);
    if (depth.max + waiting > numbers[at + beside.depthMax]!) {
      numbers[at + beside.depthMax] = depth.max + waiting;
      numbers[at + beside.depthMaxAt] = depth.maxAt || of.start;
    }
    const serving = service.max + firstNotBefore(open.served, of.start);
    if (serving > numbers[at + beside.inServiceMax]!) {
      numbers[at + beside.inServiceMax] = serving;
      numbers[at + beside.inServiceMaxAt] = service.maxAt || of.start;
    }
    numbers[at + beside.depthEnd] = depth.end + waiting;
  };
}

type MergedPeak = Pick<StepPeak, 'max' | 'maxAt' | 'end'>;
type Kind = 'depth' | 'service';

/** Merges peaks: the peak of a sum is not the sum of peaks, the steps of all rows together give it. */
function createMerge(
  source: TrackSource,
): (of: SlotOfFamily, rows: readonly RowReader[]) => Record<Kind, MergedPeak> {
  const stepsOf = createStepReader(source);
  const sum = new StepSum();
  return (of, rows) => {
    const [first] = rows;
    if (first && rows.length === 1) return first;
    const each = stepsOf(of);
    for (const row of rows) row.openRest();
    const merged = (kind: Kind): MergedPeak => {
      sum.clear();
      for (const row of rows) {
        sum.carry += row[kind].carry;
        each(row.combo, kind, sum);
      }
      const { max, maxAt, end } = sum.peak(of.start);
      return { max, maxAt: maxAt ?? 0, end };
    };
    return { depth: merged('depth'), service: merged('service') };
  };
}

/** Adds the steps of a combination's row. */
type AddSteps = (combo: number, kind: Kind, to: StepSum) => void;

/** Steps of rows, a slot at a time: stored once it is over, before that made from the contacts. */
function createStepReader(source: TrackSource): (of: SlotOfFamily) => AddSteps {
  let unsealed: Set<string> | null = null;
  let read: { of: SlotOfFamily; add: AddSteps } | null = null;
  return (of) => {
    if (read?.of.family === of.family && read.of.start === of.start) return read.add;
    unsealed ??= new Set(source.unsealed().map((slot) => `${slot.family}/${slot.start}`));
    const made = unsealed.has(`${of.family}/${of.start}`);
    read = { of: { ...of }, add: made ? stepsOfContacts(source, of) : storedSteps(source, of) };
    return read.add;
  };
}

function storedSteps(source: TrackSource, { family, start }: SlotOfFamily): AddSteps {
  const stored = new Map(source.tracksOfSlot(family, start));
  return (combo, kind, to) => {
    const tracks = stored.get(combo);
    if (tracks) eachEncodedStep(trackBytes(tracks, kind), 0, (since, delta) => to.add(since, delta));
  };
}

function stepsOfContacts(source: TrackSource, { family, start }: SlotOfFamily): AddSteps {
  const combos = createCombos(source.combos());
  const contacts = source.contactsBetween(start, start + lengthOf(family));
  const spans = [...contacts].map((contact) => spansOf(combos, contact, readLegs(contact)));
  const made = tracksOfSpans(spans, family, start);
  return (combo, kind, to) => {
    const tracks = made.get(combo);
    if (tracks) eachStep(tracks[kind], (time, delta) => to.add(time - start, delta));
  };
}
