/** A colour as `#rrggbb`. All are told apart in grey as well. */
export type Ink = `#${string}`;

/** One thing on a page, in points from the upper left corner; later ones lie over earlier ones. */
export type Mark =
  /** `y` is the line that letters stand on. */
  | { kind: 'text'; x: number; y: number; text: string; size: number; ink: Ink; bold: boolean }
  | { kind: 'box'; x: number; y: number; width: number; height: number; ink: Ink }
  /** Through points x, y, x, y …; `dash` is the length of a dash and of a gap, 0 for none. */
  | { kind: 'line'; points: readonly number[]; width: number; ink: Ink; dash: number };

export interface Page {
  width: number;
  height: number;
  marks: Mark[];
}

export const inks = {
  text: '#1f2933',
  soft: '#5f6b7a',
  deep: '#12304f',
  grid: '#e3e8ee',
  edge: '#d5dbe3',
  pale: '#f3f6f9',
  paper: '#ffffff',
  mark: '#b42318',
  line: '#c2410c',
  bars: ['#6fa3d8', '#2f6db5', '#c9d2dc'],
  stack: ['#12304f', '#4c8bcb', '#b9d3ee'],
} as const satisfies Record<string, Ink | readonly Ink[]>;
