import { describe, expect, it } from 'vitest';
import { blindnesses, contrast, distance } from './contrast.ts';
import { palettes, textColours, themeNamed, type ThemeName } from './palette.ts';

const names = ['dark', 'light', 'contrast'] as const satisfies ThemeName[];

describe.each(names)('the %s theme', (name) => {
  const palette = palettes[name];
  it('writes no text below a contrast of 7:1, also on a stale tile', () => {
    const grounds = [palette.ground, palette.hatch];
    const poor = textColours.filter((colour) =>
      grounds.some((ground) => contrast(palette[colour], ground) < 7),
    );
    expect(poor).toEqual([]);
  });
  it('keeps the seat states at 3:1 from the ground, so that none vanishes from the bar', () => {
    const areas = ['talking', 'holding', 'acw', 'ringing', 'ready', 'notReady', 'barOutline'] as const;
    expect(areas.filter((area) => contrast(palette[area], palette.ground) < 3)).toEqual([]);
  });
  it('keeps the levels apart for colour-blind eyes', () => {
    const levels = ['normal', 'watch', 'warning', 'critical', 'stale'] as const;
    const close = levels.flatMap((one, i) =>
      levels
        .slice(i + 1)
        .flatMap((other) =>
          [...blindnesses, 'normal' as const]
            .filter((eye) => distance(palette[one], palette[other], eye) < 8)
            .map((eye) => `${one}–${other} (${eye})`),
        ),
    );
    expect(close).toEqual([]);
  });
});

describe('contrast and distance', () => {
  it('are those of the known pairs', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(distance('#ff0000', '#ff0000', 'normal')).toBe(0);
    expect(distance('#000000', '#ffffff', 'normal')).toBeCloseTo(100, 1);
  });
});

describe('themeNamed', () => {
  it('takes dark for a name nobody knows', () => {
    expect(['light', 'contrast', 'dark', 'pink', null].map(themeNamed)).toEqual([
      'light',
      'contrast',
      'dark',
      'dark',
      'dark',
    ]);
  });
});
