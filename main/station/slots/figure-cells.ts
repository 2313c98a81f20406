/** What stands after a cell's counters: peaks (times in epoch ms, 0 = none), formula version, end of the newest row. */
export const beside = {
  waitMsMax: 0,
  depthMax: 1,
  depthMaxAt: 2,
  depthEnd: 3,
  inServiceMax: 4,
  inServiceMaxAt: 5,
  /** 0 = nothing happened in the slot. */
  formulaVersion: 6,
  /** Epoch ms; 0 = no row was summed. */
  until: 7,
} as const;
const BESIDE = 8;

/**
 * The figures of one group in one ledger, slot after slot in one piece of memory: a month by quarter hour and queue has
 * 172,800 cells, and an object for each took more time than reading them.
 */
export class FigureCells {
  readonly numbers: Float64Array;
  readonly width: number;
  private readonly stride: number;

  /** @param width counters of a ledger. */
  constructor(slots: number, width: number) {
    this.width = width;
    this.stride = width + BESIDE;
    this.numbers = new Float64Array(slots * this.stride);
  }

  /** Where the counters of a slot begin. */
  counters(slot: number): number {
    return slot * this.stride;
  }

  /** Where what stands beside the counters of a slot begins. */
  beside(slot: number): number {
    return slot * this.stride + this.width;
  }

  /** Did anything happen in the slot? */
  has(slot: number): boolean {
    return this.numbers[this.beside(slot) + beside.formulaVersion] !== 0;
  }

  /** Newest formula version of what was summed; 0 where nothing happened. */
  formulaVersion(slot: number): number {
    return this.numbers[this.beside(slot) + beside.formulaVersion]!;
  }
}
