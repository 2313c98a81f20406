import { createInstance } from 'i18next';
import { en } from './en.ts';
import { type StoredWord, zhCN } from './zh-cn.ts';

/** Languages of screens, notifications and exports; the first is the source. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A key as asked for: `distance.spare` with a `count`, not `distance.spare_one`. */
export type Word = StoredWord extends infer K
  ? K extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : K
  : never;

/** Says a text. A key that nobody defined (a fault of a newer station) gives null, so that the caller can fall back. */
export interface Words {
  readonly language: Language;
  say(word: Word, params?: Record<string, string | number>): string;
  sayKey(key: string, params?: Record<string, string | number>): string | null;
}

/** So many texts are kept as they were said; figures in them make ever new ones. */
const REMEMBERED = 1_000;

/** Texts of one language, with single texts replaced by the settings' `words`. Values are never escaped: they are shown as text. */
export function createWords(language: Language, replaced: Record<string, string> = {}): Words {
  const engine = createInstance({
    lng: language,
    fallbackLng: 'zh-CN',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    resources: { 'zh-CN': { translation: { ...zhCN } }, en: { translation: { ...en } } },
  });
  // Done when it returns: nothing is loaded.
  void engine.init();
  engine.addResources(language, 'translation', replaced);
  // A wall says the same forty texts with every call that moves a figure, and making one takes 10 to 20 µs.
  const said = new Map<string, string>();
  const say = (word: Word, params?: Record<string, string | number>): string => {
    const asked = params === undefined ? word : `${word} ${JSON.stringify(params)}`;
    const known = said.get(asked);
    if (known !== undefined) return known;
    const text = params === undefined ? engine.t(word) : engine.t(word, { ...params });
    if (said.size >= REMEMBERED) said.clear();
    said.set(asked, text);
    return text;
  };
  return {
    language,
    say,
    sayKey: (key, params) => (engine.exists(key, { ...params }) ? engine.t(key, { ...params }) : null),
  };
}

/** The supported language nearest to a tag such as `en-GB` or `zh`; Chinese when there is none. */
export function nearestLanguage(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
