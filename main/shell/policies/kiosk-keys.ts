/** A key as Electron tells of it before the page gets it. */
export interface KioskKey {
  type: string;
  key: string;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
}

/** Keys of the scenes (playlist.ts); everything else would only do what a browser does with it. */
const SCENE_KEYS: ReadonlySet<string> = new Set([
  'ArrowRight',
  'ArrowLeft',
  'PageDown',
  'PageUp',
  'p',
  ' ',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '0',
  'Enter',
  'Escape',
  'Backspace',
  'Tab',
  'Delete',
]);

/**
 * What a key does on a hall screen: it goes to the page, asks for the way out (Ctrl+Alt+Q) or does nothing, so that no
 * keyboard closes, reloads, zooms or prints the wall.
 */
export function kioskKey({ type, key, control, alt, shift, meta }: KioskKey): 'pass' | 'askPin' | 'swallow' {
  if (control && alt && key.toLowerCase() === 'q') return type === 'keyDown' ? 'askPin' : 'swallow';
  if (control || alt || meta) return 'swallow';
  return SCENE_KEYS.has(key) || (shift && key === 'Tab') ? 'pass' : 'swallow';
}
