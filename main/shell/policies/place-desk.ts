import type { Bounds } from './display-identity.ts';

/** So much of a window has to be on a display for people to get hold of it, in pixels of each side. */
const GRIP = 120;
const USUAL = { width: 1440, height: 900 };

/** Where a desk window stands. */
export interface DeskPlace {
  bounds: Bounds;
  maximized: boolean;
}

/** Where to open a desk that stood at `last`: there, or in the middle of the first work area when that is gone by now. */
export function placeDesk(last: DeskPlace | undefined, workAreas: readonly Bounds[]): DeskPlace {
  if (last !== undefined && workAreas.some((area) => overlaps(last.bounds, area))) return last;
  const area = workAreas[0] ?? { x: 0, y: 0, ...USUAL };
  const width = Math.min(USUAL.width, area.width);
  const height = Math.min(USUAL.height, area.height);
  const x = Math.round(area.x + (area.width - width) / 2);
  const y = Math.round(area.y + (area.height - height) / 2);
  return { bounds: { x, y, width, height }, maximized: last?.maximized ?? false };
}

function overlaps(one: Bounds, area: Bounds): boolean {
  const wide = Math.min(one.x + one.width, area.x + area.width) - Math.max(one.x, area.x);
  const high = Math.min(one.y + one.height, area.y + area.height) - Math.max(one.y, area.y);
  return wide >= GRIP && high >= GRIP;
}
