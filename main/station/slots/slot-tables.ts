import { CountSlabs } from './count-slabs.ts';
import type { Row } from './row.ts';
import { families, family, lengthOf } from './row.ts';

/** All rows of one stored slot, by combination. */
export interface SlotTable {
  readonly family: number;
  /** The slot `[start, end)`, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Nothing of this slot is stored yet: no use asking for it. */
  readonly fresh: boolean;
  /** The slot is over and its steps are stored. */
  sealed: boolean;
  /** The archive knows (or will with the next commit) whether its steps are stored. */
  noted: boolean;
  /** Stored rows of an unsealed slot have been given their steps back. */
  rebuilt: boolean;
  /** How many commits there had been when it was asked for last. */
  used: number;
  readonly rows: (Row | undefined)[];
  /** Room for the counts of rows that are new. */
  readonly counts: CountSlabs;
}

type Slot = Pick<SlotTable, 'family' | 'start'>;

/**
 * Slots kept of each family, those used last: live ones, and those in which contacts offered a while ago still end, or
 * which a back-fill has come to. Of the agents, of whom there are thousands, only two.
 */
const KEPT: Record<number, number> = { [family.leaf]: 8, [family.scope]: 8, [family.agent]: 2 };

/** The slots in memory, and which slots' steps are not stored yet, in memory or not. */
export class SlotTables {
  private readonly newestRow: (family: number) => number;
  private readonly byFamily = new Map<number, Map<number, SlotTable>>(families.map((of) => [of, new Map()]));
  /** The table asked for last, by family's code: most events touch the same slot as the one before. */
  private readonly recent: (SlotTable | undefined)[] = [];
  private readonly unsealed: Set<string>;
  private newest: Map<number, number>;
  private commits = 0;

  /** @param newestRow start of the newest stored row of a family. @param unsealed slots whose steps are not stored. */
  constructor(newestRow: (family: number) => number, unsealed: readonly Slot[]) {
    this.newestRow = newestRow;
    this.unsealed = new Set(unsealed.map(keyOf));
    this.newest = this.readNewest();
  }

  /** The table of the slot that holds `time`, made if it is not in memory. */
  at(of: number, time: number): SlotTable {
    const last = this.recent[of];
    if (last !== undefined && time >= last.start && time < last.end) return last;
    const start = time - (time % lengthOf(of));
    const table = this.byFamily.get(of)!.get(start) ?? this.make(of, start);
    table.used = this.commits;
    this.recent[of] = table;
    return table;
  }

  /** The table of a slot if it is in memory. */
  find(of: number, start: number): SlotTable | undefined {
    return this.byFamily.get(of)!.get(start);
  }

  /** Later than every stored row of its family. */
  isFresh(of: number, start: number): boolean {
    return start > this.newest.get(of)!;
  }

  /** Tables of the slots that ended by `over` and whose steps are to be stored now; brings those not in memory in. */
  toSeal(over: number): SlotTable[] {
    for (const key of this.unsealed) {
      const [of = 0, start = 0] = key.split('/').map(Number);
      if (start + lengthOf(of) <= over) this.at(of, start);
    }
    const due: SlotTable[] = [];
    for (const byStart of this.byFamily.values()) {
      for (const table of byStart.values()) {
        if (!table.sealed && table.start + lengthOf(table.family) <= over) due.push(table);
      }
    }
    return due;
  }

  /** Notes that a slot's steps are only in memory; false when that was known. */
  noteUnsealed(slot: Slot): boolean {
    const key = keyOf(slot);
    if (this.unsealed.has(key)) return false;
    this.unsealed.add(key);
    return true;
  }

  noteSealed(slots: readonly Slot[]): void {
    for (const slot of slots) this.unsealed.delete(keyOf(slot));
  }

  /** After a commit: other rows are the newest stored ones now, and slots nobody asks for any more may go. */
  written(): void {
    this.commits += 1;
    this.newest = this.readNewest();
    this.recent.length = 0;
    for (const [of, byStart] of this.byFamily) {
      const kept = KEPT[of]!;
      if (byStart.size <= kept) continue;
      for (const table of [...byStart.values()].toSorted(usedLastFirst).slice(kept))
        if (table.sealed) byStart.delete(table.start);
    }
  }

  private make(of: number, start: number): SlotTable {
    const fresh = this.isFresh(of, start);
    const open = fresh || this.unsealed.has(keyOf({ family: of, start }));
    const sealed = of === family.agent || !open;
    const end = start + lengthOf(of);
    const table: SlotTable = {
      family: of,
      start,
      end,
      fresh,
      sealed,
      noted: false,
      rebuilt: fresh,
      used: this.commits,
      rows: [],
      counts: new CountSlabs(),
    };
    this.byFamily.get(of)!.set(start, table);
    return table;
  }

  private readNewest(): Map<number, number> {
    return new Map(families.map((of) => [of, this.newestRow(of)]));
  }
}

function usedLastFirst(a: SlotTable, b: SlotTable): number {
  return b.used - a.used || b.start - a.start;
}

function keyOf(slot: Slot): string {
  return `${slot.family}/${slot.start}`;
}
