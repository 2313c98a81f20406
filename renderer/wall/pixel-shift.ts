/** Steps of a slow walk around the middle, in CSS pixels: nothing stays on the same pixels for hours. */
const steps = [
  [0, 0],
  [1, 0],
  [2, 1],
  [2, 2],
  [1, 2],
  [0, 1],
  [-1, 1],
  [-2, 0],
  [-2, -1],
  [-1, -2],
  [0, -2],
  [1, -1],
] as const;
/** How long a step lasts, ms. */
const STEP_MS = 3 * 60_000;

/** Where the whole picture stands at a time (epoch ms), as a CSS transform. */
export function pixelShift(now: number): string {
  const [x, y] = steps[Math.floor(now / STEP_MS) % steps.length] ?? [0, 0];
  return `translate(${x}px, ${y}px)`;
}
