import { placeKey, placeOfKey } from '../../../shared/model/hotspot.ts';
import type { Cell, Cells } from './cells.ts';
import type { MassRecord } from './hotspot-archive.ts';
import type { Judged } from './judge-cells.ts';
import type { Lives } from './lives.ts';
import { MINUTE_MS } from './recent.ts';

/** So many hotspots of one parent … */
const MASS_COUNT = 5;
/** … that began within so much time make a mass event. Unit: ms. */
export const MASS_MS = 30 * MINUTE_MS;

/** One look at the cells that are hot, whatever is shown of them. */
export interface MassLook {
  at: number;
  hot: readonly Judged[];
  /** Complaints of any of some cells since a time, none twice, by whole hours. */
  total(parts: readonly Cell[], since: number): number;
  past: boolean;
}

/** Finds mass events (群体性诉求): many parts of one class or region become hotspots at once. */
export class MassWatch {
  private readonly cells: Cells;
  private readonly lives: Lives;
  /** Those of today, and what is open. */
  readonly events: MassRecord[];
  /** Since when each cell has been hot. */
  private readonly since = new Map<Cell, number>();
  private readonly changed = new Set<MassRecord>();
  private readonly parts = new Map<string, Set<Cell>>();
  private last: number;

  /** @param last highest id ever given */
  constructor(cells: Cells, lives: Lives, events: readonly MassRecord[], last: number) {
    this.cells = cells;
    this.lives = lives;
    this.events = [...events];
    this.last = last;
  }

  /** Only notes since when cells are hot: what is known already. */
  notice(at: number, hot: readonly Judged[]): void {
    const now = new Set(hot.map(({ cell }) => cell));
    for (const cell of this.since.keys()) if (!now.has(cell)) this.since.delete(cell);
    for (const cell of now) if (!this.since.has(cell)) this.since.set(cell, at);
  }

  look(look: MassLook): void {
    const { at, past } = look;
    this.notice(at, look.hot);
    for (const [parent, parts] of this.masses(at)) {
      const open = this.events.find((event) => event.endedAt === null && this.isRelated(event, parent));
      if (!open && this.isExplained(parts, at)) continue;
      const event = open ?? this.begin(parent, at, past);
      const known = this.partsOf(event);
      const before = known.size;
      for (const part of parts) known.add(part);
      if (known.size > before) this.change(event);
    }
    for (const event of this.events) if (event.endedAt === null) this.follow(event, look);
  }

  /** Keeps what is open and what began after `from`. */
  forget(from: number): string[] {
    const gone = this.events.filter(({ endedAt, since }) => endedAt !== null && since < from);
    for (const event of gone) this.events.splice(this.events.indexOf(event), 1);
    return gone.map(({ id }) => id);
  }

  hasChanges(): boolean {
    return this.changed.size > 0;
  }

  takeChanges(): MassRecord[] {
    const changes = [...this.changed];
    this.changed.clear();
    return changes;
  }

  /** The finest parents with enough parts, class by class or region by region, that became hot together. */
  private masses(at: number): [Cell, Cell[]][] {
    const found = new Map<Cell, Cell[]>();
    for (const side of ['categories', 'regions'] as const) {
      const byParent = new Map<Cell, Cell[]>();
      for (const [cell, since] of this.since) {
        const parent = since > at - MASS_MS ? this.cells.parent(cell, side) : null;
        if (parent !== null) byParent.set(parent, [...(byParent.get(parent) ?? []), cell]);
      }
      for (const [parent, parts] of byParent) if (parts.length >= MASS_COUNT) found.set(parent, parts);
    }
    return [...found].filter(
      ([parent]) =>
        ![...found.keys()].some((finer) => finer !== parent && this.cells.isWithin(finer, parent)),
    );
  }

  private begin(parent: Cell, at: number, past: boolean): MassRecord {
    const event: MassRecord = {
      id: String(++this.last),
      ...this.cells.place(parent),
      since: at,
      endedAt: null,
      hotspots: [],
      total: 0,
      past,
      parts: [],
    };
    this.events.push(event);
    return event;
  }

  private follow(event: MassRecord, { at, total, past }: MassLook): void {
    if (!past) event.past &&= false;
    const parent = this.cells.of(event);
    const parts = [...this.partsOf(event)];
    const records = [...this.lives.values()].filter((record) => {
      const touches = this.lives
        .cellsOf(record)
        .some((cell) => this.cells.isWithin(cell, parent) || this.cells.isWithin(parent, cell));
      return touches && record.endedAt === null;
    });
    for (const record of records) {
      if (event.hotspots.includes(record.id)) continue;
      event.hotspots.push(record.id);
      record.massEvent ??= event.id;
      this.lives.note(record, 'mass', at, { massEvent: event.id });
      this.change(event);
    }
    const n = Math.max(event.total, total(parts, event.since - MASS_MS));
    if (n !== event.total) this.change(event);
    event.total = n;
    event.parts = parts.map((cell) => placeKey(this.cells.place(cell)));
    const isOpen = event.hotspots.some((id) => this.lives.get(id)?.endedAt === null);
    // Hotspots that were closed by hand may go on.
    if (isOpen || parts.some((cell) => this.since.has(cell))) return;
    event.endedAt = at;
    this.change(event);
  }

  private partsOf(event: MassRecord): Set<Cell> {
    let parts = this.parts.get(event.id);
    if (!parts) {
      parts = new Set(event.parts.map((key) => this.cells.of(placeOfKey(key))));
      this.parts.set(event.id, parts);
    }
    return parts;
  }

  /** Is what is left without hotspots that somebody has closed by hand too little for another event? */
  private isExplained(parts: readonly Cell[], at: number): boolean {
    const muted = this.lives.muted(at);
    const left = parts.filter((part) => !muted.some((cell) => this.cells.isWithin(part, cell)));
    return left.length < MASS_COUNT;
  }

  private isRelated(event: MassRecord, parent: Cell): boolean {
    const cell = this.cells.of(event);
    return this.cells.isWithin(cell, parent) || this.cells.isWithin(parent, cell);
  }

  private change(event: MassRecord): void {
    this.changed.add(event);
  }
}
