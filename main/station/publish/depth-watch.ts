import { family } from '../slots/row.ts';
import type { Rows } from '../slots/rows.ts';
import type { DepthLeaves } from './depth-leaves.ts';

/** Changed slots kept for the next second; a replay at full speed passes through more, which must not be forgotten. */
const DEEPENED = 4;

/** Brings the depth curve up to date with the centre's rows; not at each commit, since a slot may hold a million steps. */
export class DepthWatch {
  private readonly leaves: DepthLeaves;
  private readonly rows: Rows;
  private readonly changed = new Set<number>();

  constructor(leaves: DepthLeaves, rows: Rows) {
    this.leaves = leaves;
    this.rows = rows;
  }

  /** A quarter hour changed. @param now the centre's, epoch ms. */
  note(start: number, now: number): void {
    if (this.leaves.shows(start, now)) this.changed.add(start);
  }

  /** Reads what changed if too much waits. */
  relieve(): void {
    if (this.changed.size > DEEPENED) this.read();
  }

  /** Reads what changed. */
  read(): void {
    for (const start of this.changed) {
      const row = this.rows.find(family.scope, start, 0);
      if (row?.tracks) this.leaves.take(row.tracks.depth);
    }
    this.changed.clear();
  }
}
