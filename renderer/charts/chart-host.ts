import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { ChangedParts } from './changed-parts.ts';
import type { ChartSize } from './chart-look.ts';
import { frameQueue } from './frame-queue.ts';
import { roomOf } from './room.ts';

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

/** One chart in one element, sized with it. The only place that touches ECharts. */
export class ChartHost {
  readonly #element: HTMLElement;
  readonly #chart: EChartsType;
  readonly #observer: ResizeObserver;
  #picture: ChartPicture | null = null;
  #drawnShape = '';
  readonly #parts = new ChangedParts();

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#chart = init(element, null, {
      renderer: 'canvas',
      width: element.clientWidth,
      height: element.clientHeight,
    });
    // Nothing is animated: the chart's own loop need not run on for ten frames after each drawing.
    this.#chart.getZr().setSleepAfterStill(1);
    this.#observer = new ResizeObserver(() => this.#ask());
    this.#observer.observe(element);
  }

  show(picture: ChartPicture): void {
    const before = this.#picture;
    if (before !== null && before.shape === picture.shape && before.data === picture.data) return;
    this.#picture = picture;
    this.#ask();
  }

  dispose(): void {
    this.#observer.disconnect();
    frameQueue.forget(this);
    this.#chart.dispose();
  }

  #ask(): void {
    frameQueue.ask(this, () => this.#draw());
  }

  #draw(): void {
    const size = roomOf(this.#element);
    const { width, height } = size;
    if (this.#picture === null || width === 0 || height === 0) return;
    const shape = `${this.#picture.shape} ${width} ${height} ${size.unit}`;
    const rebuild = shape !== this.#drawnShape;
    if (rebuild) {
      this.#chart.resize({ width, height });
      this.#parts.forget();
      this.#drawnShape = shape;
    }
    const changed = this.#parts.of(this.#picture.option(size));
    if (changed === null) return;
    this.#chart.setOption(changed, { notMerge: rebuild, lazyUpdate: false, silent: true });
    // ECharts would paint in yet another frame.
    this.#chart.getZr().flush();
  }
}
