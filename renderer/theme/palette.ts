/** How urgent a figure is; the order is the order of need. */
export const levels = ['normal', 'watch', 'warning', 'critical'] as const;
export type Level = (typeof levels)[number];
export const themeNames = ['dark', 'light', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];

/**
 * Colours of one theme. The semantic ones are spread over lightness as well as hue, after Okabe and Ito, so that
 * they stay apart for colour-blind eyes; beside each there is always a glyph and a word. Every colour that text is
 * written in has a contrast of at least 7:1 on `ground` (palette.test.ts).
 */
export interface Palette {
  ground: string;
  line: string;
  /** The line under the frame's head: a brand's place. */
  rule: string;
  ink: string;
  dim: string;
  faint: string;
  accent: string;
  normal: string;
  watch: string;
  warning: string;
  critical: string;
  stale: string;
  /** Areas; never text. */
  bar: string;
  barOutline: string;
  hatch: string;
  talking: string;
  holding: string;
  acw: string;
  ringing: string;
  ready: string;
  notReady: string;
}

/** Names of the colours that text is written in. */
export const textColours = [
  'ink',
  'dim',
  'faint',
  'accent',
  'normal',
  'watch',
  'warning',
  'critical',
  'stale',
] as const;

export const palettes: Record<ThemeName, Palette> = {
  dark: {
    ground: '#0a0d12',
    line: '#222c39',
    rule: '#222c39',
    ink: '#eef2f7',
    dim: '#b4bfcc',
    faint: '#9eabbb',
    accent: '#6cb6ee',
    normal: '#3fc79a',
    watch: '#f0e05a',
    warning: '#f79a3e',
    critical: '#ff8276',
    stale: '#c9b3e6',
    bar: '#355c85',
    barOutline: '#8290a3',
    hatch: '#1a1622',
    talking: '#41729f',
    holding: '#7cc4f5',
    acw: '#8896a8',
    ringing: '#d8e6f3',
    ready: '#3fc79a',
    notReady: '#9a7fc0',
  },
  light: {
    ground: '#fbfcfd',
    line: '#d3dae2',
    rule: '#d3dae2',
    ink: '#10161d',
    dim: '#3d4855',
    faint: '#424e5b',
    accent: '#064a7e',
    normal: '#08543a',
    watch: '#465505',
    warning: '#932a02',
    critical: '#72011c',
    stale: '#613589',
    bar: '#9dbbd8',
    barOutline: '#66727f',
    hatch: '#f2eef8',
    talking: '#3f79ad',
    holding: '#0d4a7d',
    acw: '#7b8997',
    ringing: '#1f2a36',
    ready: '#128a66',
    notReady: '#8a6bb5',
  },
  contrast: {
    ground: '#000000',
    line: '#7d8792',
    rule: '#7d8792',
    ink: '#ffffff',
    dim: '#f0f0f0',
    faint: '#e4e4e4',
    accent: '#8fd0ff',
    normal: '#5cf0bd',
    watch: '#fff04d',
    warning: '#ffb057',
    critical: '#ff9488',
    stale: '#e3d1ff',
    bar: '#2f74b5',
    barOutline: '#e4e4e4',
    hatch: '#1d1928',
    talking: '#3f8fd6',
    holding: '#a8dcff',
    acw: '#b9c4d0',
    ringing: '#ffffff',
    ready: '#5cf0bd',
    notReady: '#c49bff',
  },
};

/** The theme named in an address; dark, the hall's, for anything else. */
export function themeNamed(name: string | null): ThemeName {
  return name === 'light' || name === 'contrast' ? name : 'dark';
}
