/** What a figure must reach. */
export type Limit = { atLeast: number } | { atMost: number };

/** One measured figure, with the limit it has and what the machine can do anyway, measured in the same run. */
export interface Figure {
  name: string;
  unit: string;
  /** One value a round; the figure is their median. */
  rounds: readonly number[];
  limit?: Limit;
  baseline?: { name: string; value: number };
}

/** A figure as it is kept: its median, and whether it is within its limit. */
export interface Noted {
  name: string;
  unit: string;
  value: number;
  rounds: readonly number[];
  limit: Limit | null;
  ok: boolean | null;
  baseline: { name: string; value: number } | null;
}

/** What a benchmark found, and when, under which load of the machine (average of a minute). */
export interface Found {
  at: string;
  load: number;
  figures: Noted[];
  notes: readonly string[];
}
