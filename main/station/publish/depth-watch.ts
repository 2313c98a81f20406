import type { Archive } from '../archive-port.ts';
import { family } from '../slots/row.ts';
import type { Tracks } from '../slots/row.ts';
import { decodeTracks } from '../slots/row-codec.ts';
import type { Rows } from '../slots/rows.ts';

/** Changed slots kept for the next second; a replay at full speed passes through more, which must not be forgotten. */
const DEEPENED = 4;

/** Something made from the steps of the centre's quarter hours. */
export interface TrackTaker {
  /** Does a quarter hour belong to it? Times in epoch ms. */
  shows(start: number, now: number): boolean;
  take(tracks: Tracks): void;
}

/** Brings what is made of steps up to date; not at each commit, since a slot may hold a million of them. */
export class DepthWatch {
  private readonly takers: readonly TrackTaker[];
  private readonly rows: Pick<Rows, 'find'>;
  private readonly archive: Pick<Archive, 'loadTracks'>;
  private readonly changed = new Set<number>();

  constructor(takers: readonly TrackTaker[], rows: Pick<Rows, 'find'>, archive: Pick<Archive, 'loadTracks'>) {
    this.takers = takers;
    this.rows = rows;
    this.archive = archive;
  }

  /** A quarter hour changed. @param now the centre's, epoch ms. */
  note(start: number, now: number): void {
    if (this.takers.some((taker) => taker.shows(start, now))) this.changed.add(start);
  }

  /** Reads what changed if too much waits. */
  relieve(): void {
    if (this.changed.size > DEEPENED) this.read();
  }

  /** Reads what changed. */
  read(): void {
    for (const start of this.changed) {
      const tracks = this.tracksOf(start);
      if (tracks) for (const taker of this.takers) taker.take(tracks);
    }
    this.changed.clear();
  }

  /** In memory while the slot runs, stored once it is over. */
  private tracksOf(start: number): Tracks | null {
    const row = this.rows.find(family.scope, start, 0);
    if (!row || row.tracks) return row?.tracks ?? null;
    const stored = this.archive.loadTracks(family.scope, start, 0);
    return stored ? decodeTracks(stored, { depth: row.depth.carry, service: row.service.carry }) : null;
  }
}
