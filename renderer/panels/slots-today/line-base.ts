/** No data in a line or bar: ECharts leaves a gap. */
export const GAP = '-';

/** What all lines of the chart have in common; `grid` 0 is the rate strip, 1 the volume strip. */
export function lineBase(id: string, grid: 0 | 1) {
  return {
    id,
    type: 'line',
    xAxisIndex: grid,
    yAxisIndex: grid,
    silent: true,
    showSymbol: false,
    symbol: 'circle',
    connectNulls: false,
    clip: false,
  };
}
