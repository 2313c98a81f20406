import { type Language, nearestLanguage } from '../../shared/words/words.ts';
import { type ThemeName, themeNamed } from '../theme/palette.ts';

/** How the desk looks on this screen. */
export interface Looks {
  language: Language;
  theme: ThemeName;
}

const KEY = 'callwall.desk.looks';

/** What the address says, else what was chosen here last, else what the browser prefers. */
export function readLooks(): Looks {
  const address = new URLSearchParams(location.search);
  const chosen = readChosen();
  return {
    language: nearestLanguage(address.get('lang') ?? chosen?.get('lang') ?? navigator.language),
    theme: themeNamed(address.get('theme') ?? chosen?.get('theme') ?? null),
  };
}

/** Remembers a choice, and writes it where the address would say something else. */
export function chooseLooks({ language, theme }: Looks): void {
  const chosen = new URLSearchParams({ lang: language, theme });
  try {
    localStorage.setItem(KEY, chosen.toString());
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
  const address = new URLSearchParams(location.search);
  for (const [key, value] of chosen) if (address.has(key)) address.set(key, value);
  history.replaceState(null, '', `?${address.toString()}`);
}

function readChosen(): URLSearchParams | null {
  try {
    return new URLSearchParams(localStorage.getItem(KEY) ?? '');
  } catch {
    return null;
  }
}
