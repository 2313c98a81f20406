import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { ChangedParts } from './changed-parts.ts';
import type { ChartSize } from './chart-look.ts';
import { PostedSheet } from './posted-sheet.ts';
import type { SheetRoom } from './sheet.ts';

register([BarChart, LineChart, GridComponent, CanvasRenderer]);

/**
 * What is drawn: another `shape` means that the chart is built anew, the same one that only its data changed. `data`
 * stands for all that `option` reads: while it is the same text there is nothing to draw.
 */
export interface ChartPicture {
  shape: string;
  data: string;
  option(size: ChartSize): EChartsCoreOption;
}

/** A chart's own canvas, on no page: ECharts draws there, and the sheet that is seen gets a picture of it. */
interface Press {
  canvas: HTMLCanvasElement;
  chart: EChartsType;
  sharp: number;
}

/** One chart in one element, sized with it. The only place that touches ECharts. */
export class ChartHost {
  readonly #sheet: PostedSheet;
  #press: Press | null = null;
  #picture: ChartPicture | null = null;
  #drawnShape = '';
  readonly #parts = new ChangedParts();

  constructor(element: HTMLElement) {
    this.#sheet = new PostedSheet(element, false, (room) => this.#draw(room));
  }

  show(picture: ChartPicture): void {
    const before = this.#picture;
    if (before !== null && before.shape === picture.shape && before.data === picture.data) return;
    this.#picture = picture;
    this.#sheet.ask();
  }

  dispose(): void {
    this.#sheet.remove();
    this.#press?.chart.dispose();
  }

  #draw(room: SheetRoom): void {
    if (this.#picture === null) return;
    const { size, sharp } = room;
    const { width, height } = size;
    const { canvas, chart } = this.#pressFor(room);
    const shape = `${this.#picture.shape} ${width} ${height} ${size.unit} ${sharp}`;
    const rebuild = shape !== this.#drawnShape;
    // Of a drawing that fails nobody knows what is there.
    this.#drawnShape = '';
    if (rebuild) {
      chart.resize({ width, height });
      this.#parts.forget();
    }
    const changed = this.#parts.of(this.#picture.option(size));
    if (changed !== null) {
      chart.setOption(changed, { notMerge: rebuild, lazyUpdate: false, silent: true });
      // ECharts would paint in yet another frame.
      chart.getZr().flush();
      this.#sheet.show(canvas, room);
    }
    this.#drawnShape = shape;
  }

  /** The pixels of one made for a screen of other pixels cannot be changed. */
  #pressFor({ size, sharp }: SheetRoom): Press {
    if (this.#press?.sharp === sharp) return this.#press;
    this.#press?.chart.dispose();
    const canvas = document.createElement('canvas');
    const { width, height } = size;
    const chart = init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: sharp });
    // Nothing is animated: the chart's own loop need not run on for ten frames after each drawing.
    chart.getZr().setSleepAfterStill(1);
    this.#press = { canvas, chart, sharp };
    return this.#press;
  }
}
