/** A display as Electron tells of it. Bounds in density-independent pixels. */
export interface DisplayInfo {
  id: number;
  label: string;
  bounds: Bounds;
  scaleFactor: number;
}

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * What keeps each display apart from the others over restarts and re-plugging: its name and its size in its own pixels,
 * and a number for the second of the same kind, from left to right. Electron's `id` is another after re-plugging on some
 * systems; the place changes with the neighbours.
 */
export function displayIdentities<D extends DisplayInfo>(displays: readonly D[]): Map<string, D> {
  const found = new Map<string, D>();
  const byPlace = displays.toSorted(
    (a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id,
  );
  for (const display of byPlace) {
    const kind = kindOf(display);
    let identity = kind;
    for (let number = 2; found.has(identity); number += 1) identity = `${kind} #${number}`;
    found.set(identity, display);
  }
  return found;
}

function kindOf({ label, bounds, scaleFactor }: DisplayInfo): string {
  const [width, height] = [bounds.width, bounds.height].map((side) => Math.round(side * scaleFactor));
  return `${label.trim() || 'display'} ${width}x${height}`;
}
