import type { Language } from '../../../shared/words/words.ts';
import type { ScreenForm } from '../use-screen-form.ts';
import type { DueRoom } from './view.ts';

/** Room of the names in the list of what comes next, in sizes of their type; panel.css has the columns. English kinds are longer. */
export const nextRoom: Record<Language, Record<ScreenForm, DueRoom>> = {
  'zh-CN': {
    wide: { order: 7.4, what: 10, unit: 8 },
    strip: { order: 11, what: 10, unit: 15 },
    portrait: { order: 7.4, what: 8, unit: 7 },
  },
  en: {
    wide: { order: 6.8, what: 13.5, unit: 6 },
    strip: { order: 11, what: 14.7, unit: 13 },
    portrait: { order: 5.5, what: 13.5, unit: 6 },
  },
};
