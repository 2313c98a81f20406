import { linearChannels } from './contrast.ts';

/** A colour in OKLCH (Björn Ottosson, 2020): lightness 0–1, chroma, hue in radians. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

type Triple = readonly [number, number, number];

/** OKLCH of a `#rrggbb` colour. */
export function toOklch(colour: string): Oklch {
  const [r, g, b] = linearChannels(colour);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const other = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  const l = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  return { l, c: Math.hypot(a, other), h: Math.atan2(other, a) };
}

/** The `#rrggbb` colour of that lightness and hue with as much of the chroma as a screen can show. */
export function fromOklch({ l, c, h }: Oklch): string {
  let [shown, beyond] = [0, c];
  if (inGamut(linearOf(l, c, h))) shown = c;
  else
    for (let step = 0; step < 20; step += 1) {
      const chroma = (shown + beyond) / 2;
      if (inGamut(linearOf(l, chroma, h))) shown = chroma;
      else beyond = chroma;
    }
  const hex = linearOf(l, shown, h).map((channel) =>
    Math.round(255 * toGamma(Math.min(1, Math.max(0, channel))))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

function linearOf(l: number, c: number, h: number): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function inGamut(channels: Triple): boolean {
  return channels.every((channel) => channel >= -1e-4 && channel <= 1 + 1e-4);
}

function toGamma(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}
