import { formatRate } from '../../../shared/words/format.ts';
import type { ChartLook } from '../../charts/chart-look.ts';
import { GAP, lineBase } from './line-base.ts';
import type { SettledDay, SettledSlot } from './settled-day.ts';

/** The rate strip: last week, target, the finished slots and the newest of them. */
export function rateSeries(day: SettledDay, look: ChartLook) {
  const { slots, target } = day;
  const { palette, size } = look;
  return [
    {
      ...lineBase('last-week-rate', 0),
      lineStyle: { color: palette.barOutline, width: 2 * size.unit, type: 'dotted' },
      data: slots.map((slot, i) => [i + 0.5, slot.lastWeekRate ?? GAP]),
    },
    {
      ...lineBase('target', 0),
      lineStyle: { color: palette.normal, width: 2 * size.unit },
      data: [
        [0, target],
        [slots.length, target],
      ],
    },
    {
      ...lineBase('rate', 0),
      lineStyle: { color: palette.ink, width: 3.5 * size.unit, join: 'round' },
      data: slots.map(({ rate }, i) => [i + 0.5, rate ?? GAP]),
    },
    {
      ...lineBase('alone', 0),
      showSymbol: true,
      symbolSize: 6 * size.unit,
      lineStyle: { width: 0 },
      itemStyle: { color: palette.ink },
      data: alone(slots),
    },
    latestPoint(day, look),
  ];
}

/** A point between gaps would be an invisible line: it gets a dot. */
function alone(slots: SettledSlot[]): [number, number][] {
  const has = (each: SettledSlot | undefined) => each !== undefined && each.rate !== null;
  return slots.flatMap(({ rate }, i): [number, number][] =>
    rate === null || has(slots[i - 1]) || has(slots[i + 1]) ? [] : [[i + 0.5, rate]],
  );
}

/** The newest finished slot with its figure. One accent: a slot on target is ink like its line. */
function latestPoint({ latest, target, besideUnfinished }: SettledDay, { palette, size }: ChartLook) {
  const level = latest?.level ?? 'normal';
  const colour = level === 'normal' ? palette.ink : palette[level];
  return {
    ...lineBase('latest', 0),
    showSymbol: true,
    symbolSize: 14 * size.unit,
    itemStyle: { color: colour },
    label: {
      show: true,
      position: 'right',
      distance: (besideUnfinished ? 26 : 8) * size.unit,
      color: colour,
      fontSize: 26 * size.unit,
      fontWeight: 600,
      backgroundColor: palette.ground,
      padding: [0, 4 * size.unit],
      formatter: latest === null ? '' : formatRate(latest.rate, target),
    },
    data: latest === null ? [] : [[latest.index + 0.5, latest.rate]],
  };
}
