import type { BrandCell } from '../../shared/contract/topics.ts';
import { contrast, distance } from './contrast.ts';
import { fromOklch, toOklch } from './oklch.ts';
import type { Palette } from './palette.ts';

/** Contrast asked for: text as the rest of the wall has it, and lines (WCAG 2.2, 1.4.11). */
const TEXT = 7;
const LINE = 3;
/**
 * Nearer than this to a colour that means something, an accent could be taken for it. CIE L*a*b*, 2.3 is just
 * noticeable. What is stale is hatched and said in words, so a brand's blue may come nearer to its violet.
 */
const APART = { watch: 25, warning: 25, critical: 25, stale: 15 } as const;

/** The colour itself when it has that contrast on each of the grounds, else the nearest lightness of its hue that has. */
export function readable(colour: string, grounds: readonly string[], ratio: number): string {
  const enough = (tried: string) => grounds.every((ground) => contrast(tried, ground) >= ratio);
  if (enough(colour)) return colour.toLowerCase();
  const own = toOklch(colour);
  // On a dark ground what lacks contrast gets lighter, on a light one darker.
  const end = grounds.every((ground) => toOklch(ground).l < 0.5) ? 1 : 0;
  let [poor, good] = [own.l, end];
  for (let step = 0; step < 16; step += 1) {
    const l = (poor + good) / 2;
    if (enough(fromOklch({ ...own, l }))) good = l;
    else poor = l;
  }
  return fromOklch({ ...own, l: good });
}

/**
 * A theme with a brand's colours, made readable in it: `accent` in the place of the theme's, `second` (or else the
 * accent) in the line of the frame. Colours that mean something stay; an accent that could be taken for one of them, as
 * a red for critical, is only in the line.
 */
export function brandPalette(
  theme: Palette,
  { accent, second }: Pick<BrandCell, 'accent' | 'second'>,
): Palette {
  const grounds = [theme.ground, theme.hatch];
  const line = second ?? accent;
  const shown = accent === null ? theme.accent : readable(accent, grounds, TEXT);
  return {
    ...theme,
    accent: saysSomethingElse(shown, theme) ? theme.accent : shown,
    rule: line === null ? theme.rule : readable(line, [theme.ground], LINE),
  };
}

function saysSomethingElse(colour: string, theme: Palette): boolean {
  return (['watch', 'warning', 'critical', 'stale'] as const).some(
    (role) => distance(colour, theme[role], 'normal') < APART[role],
  );
}
