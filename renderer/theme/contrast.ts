/** Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(linearChannels(one)), luminance(linearChannels(other))].sort(
    (a, b) => b - a,
  );
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Kinds of colour blindness that a wall must serve; together about 8 % of men. */
export const blindnesses = ['protanopia', 'deuteranopia'] as const;

/**
 * How far apart two colours are for an eye, as Euclidean distance in CIE L*a*b* (2.3 is just noticeable).
 * Simulation by the matrices of Machado, Oliveira and Fernandes (2009), severity 1.
 */
export function distance(one: string, other: string, eye: (typeof blindnesses)[number] | 'normal'): number {
  const [a, b] = [lab(seenBy(linearChannels(one), eye)), lab(seenBy(linearChannels(other), eye))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

type Triple = [number, number, number];
const matrices = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;

/** Linear-light channels 0–1 of `#rrggbb`. */
export function linearChannels(colour: string): Triple {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance([r, g, b]: Triple): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function seenBy(colour: Triple, eye: keyof typeof matrices): Triple {
  const row = (weights: readonly number[]) =>
    Math.min(
      1,
      Math.max(
        0,
        weights.reduce((sum, weight, i) => sum + weight * (colour[i] ?? 0), 0),
      ),
    );
  const [r, g, b] = matrices[eye];
  return [row(r), row(g), row(b)];
}

function lab([r, g, b]: Triple): Triple {
  const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
