import type { Palette } from '../theme/palette.ts';

/** Room of a chart in CSS pixels; `unit` = pixels of one design unit (1/1080 of the shorter side). */
export interface ChartSize {
  width: number;
  height: number;
  unit: number;
}

/** What every chart is drawn with. */
export interface ChartLook {
  palette: Palette;
  size: ChartSize;
  font: string;
}
