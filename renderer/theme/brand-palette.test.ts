import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandPalette, readable } from './brand-palette.ts';
import { contrast } from './contrast.ts';
import { fromOklch, toOklch } from './oklch.ts';
import { palettes, type ThemeName } from './palette.ts';

const themes = ['dark', 'light', 'contrast'] as const satisfies ThemeName[];
const colour = fc.integer({ min: 0, max: 0xff_ff_ff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
/** Smallest way from one hue to another, degrees. */
const turn = (one: number, other: number) => Math.abs(((((one - other) * 180) / Math.PI + 540) % 360) - 180);

describe.each(themes)('a brand in the %s theme', (name) => {
  const theme = palettes[name];
  it('is readable whatever its colours are, and leaves those that mean something as they are', () => {
    fc.assert(
      fc.property(colour, colour, (accent, second) => {
        const branded = brandPalette(theme, { accent, second });
        expect(contrast(branded.accent, theme.ground)).toBeGreaterThanOrEqual(7);
        expect(contrast(branded.accent, theme.hatch)).toBeGreaterThanOrEqual(7);
        expect(contrast(branded.rule, theme.ground)).toBeGreaterThanOrEqual(3);
        expect({ ...branded, accent: '', rule: '' }).toEqual({ ...theme, accent: '', rule: '' });
      }),
    );
  });
  it('keeps its hue when it is made lighter or darker', () => {
    for (const given of ['#0b2a7a', '#00573d', '#6a1b9a', '#00a3e0']) {
      const shown = readable(given, [theme.ground, theme.hatch], 7);
      expect(toOklch(shown).c, given).toBeGreaterThan(0.03);
      expect(turn(toOklch(shown).h, toOklch(given).h), `${given} as ${shown}`).toBeLessThan(6);
    }
  });
  it('has no accent that could be taken for a warning; its line has the colour all the same', () => {
    const branded = brandPalette(theme, { accent: '#c7000b', second: null });
    expect(branded.accent).toBe(theme.accent);
    expect(branded.rule).not.toBe(theme.rule);
  });
  it('has the accent of a blue, a green and a violet brand, made readable', () => {
    for (const accent of ['#0b2a7a', '#00573d', '#6a1b9a'])
      expect(brandPalette(theme, { accent, second: null }).accent, accent).not.toBe(theme.accent);
  });
  it('is the theme itself without colours', () => {
    expect(brandPalette(theme, { accent: null, second: null })).toEqual(theme);
  });
});

describe('a colour', () => {
  it('that has the contrast stays as it is', () => {
    expect(readable('#6CB6EE', ['#000000'], 7)).toBe('#6cb6ee');
  });
  it('is the same after the way to OKLCH and back', () => {
    fc.assert(
      fc.property(colour, (given) => {
        expect(fromOklch(toOklch(given))).toBe(given);
      }),
    );
  });
  it('has the known place in OKLCH', () => {
    const red = toOklch('#ff0000');
    expect([red.l, red.c, (red.h * 180) / Math.PI].map((n) => n.toFixed(2))).toEqual([
      '0.63',
      '0.26',
      '29.23',
    ]);
  });
});
