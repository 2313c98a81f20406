import type { ChartData } from '../../../../shared/summary-text/chart-data.ts';

/** The picture: room for the scales at both sides and the names below, in its own units. */
export const picture = { width: 720, height: 240, left: 56, right: 56, top: 12, bottom: 26 };

/** Share of its room that a bar takes. */
const BAR = 0.72;

/** A bar, or a part of one, with the place of its series. */
export interface BarShape {
  series: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The bars of a chart, side by side or upon each other; nothing where there is no value. */
export function barShapes({ chart, bars, categories, top }: ChartData): BarShape[] {
  const { left, height, bottom } = picture;
  const slot = slotOf(categories.length);
  const thick = (slot * BAR) / (chart.stacked ? 1 : Math.max(1, bars.length));
  return categories.flatMap((_, at) => {
    let base = 0;
    return bars.flatMap(({ values }, series) => {
      const value = values[at] ?? null;
      if (value === null || value === 0) return [];
      const tall = (value / top) * room();
      const beside = chart.stacked ? 0 : series * thick;
      const shape = {
        series,
        x: left + at * slot + (slot * (1 - BAR)) / 2 + beside,
        y: height - bottom - base - tall,
        width: thick,
        height: tall,
      };
      if (chart.stacked) base += tall;
      return [shape];
    });
  });
}

/** The path of a rate; where there is none the line has a gap. @param values 0–1 */
export function rateShape({ floor, categories }: ChartData, values: readonly (number | null)[]): string {
  const { left, height, bottom } = picture;
  const slot = slotOf(categories.length);
  let drawn = false;
  const steps = values.map((value, at) => {
    if (value === null) {
      drawn = false;
      return '';
    }
    const x = left + (at + 0.5) * slot;
    const y = height - bottom - ((value - floor) / (1 - floor)) * room();
    const step = `${drawn ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    // A value alone is a dot.
    const alone = !drawn && (values[at + 1] ?? null) === null ? 'h0.1' : '';
    drawn = true;
    return step + alone;
  });
  return steps.join('');
}

function slotOf(count: number): number {
  return (picture.width - picture.left - picture.right) / Math.max(1, count);
}

function room(): number {
  return picture.height - picture.top - picture.bottom;
}
