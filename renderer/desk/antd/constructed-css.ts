/**
 * Takes the place of the modules through which antd writes `<style>` elements into the page (build/vite.config.ts): our
 * content policy allows no inline style. What they would write becomes a constructed sheet, which needs no exception.
 * Same functions, same order of the cascade; the element they return is never in the document and only names the sheet.
 */

type Place = 'append' | 'prepend' | 'prependQueue';

interface Options {
  prepend?: boolean | 'queue';
  priority?: number;
  /** Name of the attribute that holds the key. */
  mark?: string;
}

interface Kept {
  handle: HTMLStyleElement;
  sheet: CSSStyleSheet;
  place: Place;
  priority: number;
  mark: string;
  key: string | null;
}

/** In the order of the cascade; `document.adoptedStyleSheets` has them in the same. */
const kept: Kept[] = [];

/** Adds css to the page. */
export function injectCSS(css: string, { prepend, priority = 0, mark }: Options = {}): HTMLStyleElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(layered(css));
  const place = placeOf(prepend);
  const made = {
    handle: document.createElement('style'),
    sheet,
    place,
    priority,
    mark: markOf(mark),
    key: null,
  };
  const at = indexFor(place, priority);
  kept.splice(at, 0, made);
  document.adoptedStyleSheets.splice(at, 0, sheet);
  return made.handle;
}

/** Adds css under a key, or replaces what is there under it. */
export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const known = find(key, options);
  if (known !== undefined) {
    known.sheet.replaceSync(layered(css));
    return known.handle;
  }
  const handle = injectCSS(css, options);
  const made = kept.find((each) => each.handle === handle);
  if (made !== undefined) made.key = key;
  return handle;
}

/** Takes away what is under a key. */
export function removeCSS(key: string, options: Options = {}): void {
  const known = find(key, options);
  if (known === undefined) return;
  kept.splice(kept.indexOf(known), 1);
  document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(known.sheet), 1);
}

/** Asked for by the icons, which are never in a shadow root here. */
export function getShadowRoot(): null {
  return null;
}

/** Asked for by the icons, which warn of icons that are none; those that antd brings are. */
export function warningOnce(): void {}

/** Constructed sheets come after the page's own: in a layer they all the same give way to them. */
function layered(css: string): string {
  return `@layer antd {${css}}`;
}

function find(key: string, { mark }: Options): Kept | undefined {
  const name = markOf(mark);
  return kept.find((each) => each.key === key && each.mark === name);
}

function placeOf(prepend: Options['prepend']): Place {
  if (prepend === 'queue') return 'prependQueue';
  return prepend === true ? 'prepend' : 'append';
}

/** After the queued ones of no higher priority, before everything else: as the original puts its elements. */
function indexFor(place: Place, priority: number): number {
  if (place === 'append') return kept.length;
  if (place === 'prepend') return 0;
  const last = kept.findLastIndex((each) => each.place !== 'append' && priority >= each.priority);
  return last + 1;
}

function markOf(mark = 'rc-util-key'): string {
  return mark.startsWith('data-') ? mark : `data-${mark}`;
}
