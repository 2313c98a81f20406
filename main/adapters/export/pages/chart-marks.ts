import { formatDuration } from '../../../../shared/time/format.ts';
import { formatCount, formatTarget } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import type { ChartData } from '../../../../shared/summary-text/chart-data.ts';
import type { Ink, Mark } from './marks.ts';
import { inks } from './marks.ts';
import { placeText } from './place-text.ts';
import type { Typeface } from './typeface.ts';

/** A part of a page, in points. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const SIZE = 8;

/** A chart with title, axes and legend; bars on the left axis, rates and their target on the right one. */
export function chartMarks(face: Typeface, data: ChartData, area: Area, { say }: Words): Mark[] {
  const { x, y, width, height } = area;
  const plot = {
    x: x + 40,
    y: y + 26,
    width: width - (data.lines.length > 0 ? 76 : 44),
    height: height - 66,
  };
  const { chart } = data;
  const target = say('export.target', { target: formatTarget(chart.target ?? 1) });
  return [
    placeText(face, chart.title, { x, y: y + 12, size: 12, ink: inks.deep, bold: true }),
    ...leftAxis(face, data, plot),
    ...barMarks(data, plot),
    ...(data.lines.length > 0 ? rateMarks(face, data, plot) : []),
    ...categoryMarks(face, data, plot),
    ...legendMarks(face, data, { ...plot, y: y + height - 8 }, target),
  ];
}

function leftAxis(face: Typeface, { bars, top, step }: ChartData, plot: Area): Mark[] {
  const isDuration = bars[0]?.column.kind === 'duration';
  return Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step).flatMap((value): Mark[] => {
    const level = plot.y + plot.height * (1 - value / top);
    const text = isDuration ? formatDuration(value) : formatCount(value);
    return [
      levelLine(plot, level, value === 0 ? inks.soft : inks.grid, 0),
      placeText(face, text, { x: plot.x - 6, y: level + 3, size: SIZE, ink: inks.soft, align: 'right' }),
    ];
  });
}

function levelLine(plot: Area, y: number, ink: Ink, dash: number): Mark {
  return {
    kind: 'line',
    points: [plot.x, y, plot.x + plot.width, y],
    width: dash > 0 ? 1.2 : 0.6,
    ink,
    dash,
  };
}

function barMarks({ chart, bars, categories, top }: ChartData, plot: Area): Mark[] {
  const room = plot.width / categories.length;
  const wide = (room * 0.7) / (chart.stacked ? 1 : bars.length);
  const colours = chart.stacked ? inks.stack : inks.bars;
  return categories.flatMap((_, at) => {
    let below = 0;
    return bars.map(({ values }, index): Mark => {
      const height = (plot.height * (values[at] ?? 0)) / top;
      const left = plot.x + room * (at + 0.15) + (chart.stacked ? 0 : index * wide);
      const y = plot.y + plot.height - below - height;
      if (chart.stacked) below += height;
      return { kind: 'box', x: left, y, width: wide, height, ink: colours[index % colours.length]! };
    });
  });
}

function rateMarks(face: Typeface, { chart, lines, categories, floor }: ChartData, plot: Area): Mark[] {
  const levelAt = (rate: number): number => plot.y + plot.height * (1 - (rate - floor) / (1 - floor));
  const room = plot.width / categories.length;
  const right = plot.x + plot.width + 6;
  return [
    ...[0, 0.25, 0.5, 0.75, 1].map((part): Mark => {
      const rate = floor + part * (1 - floor);
      const text = formatTarget(rate);
      return placeText(face, text, { x: right, y: levelAt(rate) + 3, size: SIZE, ink: inks.soft });
    }),
    ...(chart.target === null ? [] : [levelLine(plot, levelAt(chart.target), inks.text, 4)]),
    ...lines.flatMap(({ values }) =>
      strokes(values).map((points): Mark => ({
        kind: 'line',
        points: points.flatMap(([at, rate]) => [plot.x + room * (at + 0.5), levelAt(rate)]),
        width: 1.6,
        ink: inks.line,
        dash: 0,
      })),
    ),
  ];
}

/** Runs of values between nulls, each with its place; one alone is drawn as a short stroke. */
function strokes(values: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)!.push([at, value]);
  });
  return runs
    .filter(({ length }) => length > 0)
    .map((run) =>
      run.length > 1
        ? run
        : [
            [run[0]![0] - 0.3, run[0]![1]],
            [run[0]![0] + 0.3, run[0]![1]],
          ],
    );
}

function categoryMarks(face: Typeface, { categories }: ChartData, plot: Area): Mark[] {
  const room = plot.width / categories.length;
  const widest = Math.max(...categories.map((text) => face.widthOf(face.legible(text), SIZE))) + 8;
  const every = Math.max(1, Math.ceil(widest / room));
  return categories.flatMap((text, at) =>
    at % every > 0
      ? []
      : [
          placeText(face, text, {
            x: plot.x + room * (at + 0.5),
            y: plot.y + plot.height + 12,
            size: SIZE,
            ink: inks.soft,
            align: 'centre',
          }),
        ],
  );
}

function legendMarks(
  face: Typeface,
  { chart, bars, lines }: ChartData,
  { x, y }: Area,
  target: string,
): Mark[] {
  const colours = chart.stacked ? inks.stack : inks.bars;
  const entries: { text: string; ink: Ink; height: number }[] = [
    ...bars.map(({ column }, at) => ({ text: column.title, ink: colours[at % colours.length]!, height: 7 })),
    ...lines.map(({ column }) => ({ text: column.title, ink: inks.line, height: 2 })),
    ...(chart.target === null || lines.length === 0 ? [] : [{ text: target, ink: inks.text, height: 1 }]),
  ];
  let left = x;
  return entries.flatMap(({ text, ink, height }): Mark[] => {
    const at = left;
    left += 34 + face.widthOf(face.legible(text), SIZE + 1);
    return [
      { kind: 'box', x: at, y: y - 3 - height / 2, width: 14, height, ink },
      placeText(face, text, { x: at + 18, y, size: SIZE + 1, ink: inks.text }),
    ];
  });
}
