import { contrast } from './contrast.ts';

/** What of a picture's ink has less contrast than this is not seen from afar. */
const SEEN = 2;

/**
 * Whether most of a picture's ink would not be seen on a ground (`#rrggbb`). A picture with a ground of its own is
 * seen, whatever the two have in common. @param pixels RGBA, as a canvas gives them
 */
export function needsPlate(pixels: ArrayLike<number>, ground: string): boolean {
  let [ink, seen] = [0, 0];
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    if (alpha < 0.5) continue;
    ink += 1;
    if (contrast(hex(pixels, at), ground) >= SEEN) seen += 1;
  }
  const opaque = ink > 0.95 * (pixels.length / 4);
  return ink > 0 && !opaque && seen < ink / 2;
}

function hex(pixels: ArrayLike<number>, at: number): string {
  const channel = (of: number) => (pixels[at + of] ?? 0).toString(16).padStart(2, '0');
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}
