import type { ChartSize } from './chart-look.ts';

/** The room an element has; the stylesheet makes the root's font size 100 design units. */
export function roomOf(element: HTMLElement): ChartSize {
  const root = getComputedStyle(element.ownerDocument.documentElement);
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    unit: Number.parseFloat(root.fontSize) / 100,
  };
}
