/**
 * A place or length (a share, 0 to 1) on the nearest of `steps` steps, in per cent for the stylesheet. Figures move
 * many times a second, mostly by less than a pixel, and each other value would be laid out and painted anew.
 */
export function inSteps(share: number, steps: number): string {
  return `${Math.round((Math.round(share * steps) / steps) * 100_000) / 1000}%`;
}
