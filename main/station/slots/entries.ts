import { addCount } from './layout.ts';
import type { Row } from './row.ts';
import type { Rows } from './rows.ts';

/** Room for the entries of one change: about 50, and a dozen more for each of the settings' `serviceLevelSeconds`. */
const ROOM = 1024;

/**
 * What a change adds to counters, apart from where: the same list is applied to each combination a unit is counted
 * under. One list is reused for all changes, because there are several for every event.
 */
export class Entries {
  private readonly times = new Float64Array(ROOM);
  private readonly columns = new Int32Array(ROOM);
  private readonly amounts = new Float64Array(ROOM);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  /** @param time epoch ms, which picks the slot. @param column of the row, its ledger included. */
  put(time: number, column: number, amount: number): void {
    const at = this.count++;
    this.times[at] = time;
    this.columns[at] = column;
    this.amounts[at] = amount;
  }

  /** Adds all to the rows of one combination. */
  apply(rows: Rows, family: number, combo: number): void {
    const { times, columns, amounts, count } = this;
    let row: Row | null = null;
    for (let i = 0; i < count; i++) {
      const time = times[i]!;
      if (row === null || time < row.start || time >= row.end) row = rows.at(family, time, combo);
      addCount(row, columns[i]!, amounts[i]!);
    }
  }
}
