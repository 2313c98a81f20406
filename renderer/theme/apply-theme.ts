import { palettes, type Palette, type ThemeName } from './palette.ts';

/** Gives the page a theme's colours as custom properties (`--ground`, `--bar-outline` …) and returns them. */
export function applyTheme(name: ThemeName, root: HTMLElement): Palette {
  const palette = palettes[name];
  root.dataset['theme'] = name;
  root.style.colorScheme = name === 'light' ? 'light' : 'dark';
  applyColours(palette, root);
  return palette;
}

/** The same with other colours of that theme. */
export function applyColours(palette: Palette, root: HTMLElement): void {
  for (const [key, colour] of Object.entries(palette)) {
    root.style.setProperty(`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
  }
}
