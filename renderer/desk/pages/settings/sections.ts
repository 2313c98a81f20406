import type { Word } from '../../../../shared/words/words.ts';
import type { Settings } from '../../../../shared/model/settings.ts';

/** Parts of the settings page, in the order of its list, each with the keys that it changes. */
export const sections = [
  { name: 'centre', keys: ['centre', 'zone', 'slot'] },
  { name: 'sources', keys: ['sources'] },
  { name: 'targets', keys: ['targets'] },
  {
    name: 'formula',
    keys: ['serviceLevelSeconds', 'serviceLevelVariant', 'shortAbandonMs', 'excludeShortAbandons'],
  },
  { name: 'calendar', keys: ['calendars'] },
  { name: 'shifts', keys: ['shifts', 'roster'] },
  { name: 'summaries', keys: ['summaries'] },
  { name: 'limits', keys: ['seatLimits'] },
  { name: 'categories', keys: ['categories'] },
  { name: 'regions', keys: ['regions'] },
  { name: 'orders', keys: ['orderKinds', 'orderAreas'] },
  { name: 'retention', keys: ['retention', 'lostAfter'] },
  { name: 'brand', keys: ['brand'] },
  { name: 'webhooks', keys: ['webhooks'] },
  { name: 'words', keys: ['words'] },
  { name: 'access', keys: ['listen', 'hosts', 'origins', 'tokens', 'signIn', 'siteKey'] },
  { name: 'history', keys: [] },
] as const satisfies { name: string; keys: readonly (keyof Settings)[] }[];

export type SectionName = (typeof sections)[number]['name'];

export function sectionNamed(name: string): SectionName {
  return sections.find((section) => section.name === name)?.name ?? 'centre';
}

export function wordOf(name: SectionName): Word {
  return `settings.section.${name}`;
}

/** Whether a place (`sources[0].url`) is in a section. */
export function isIn(name: SectionName, place: string): boolean {
  const key = /^\w+/.exec(place)?.[0] ?? '';
  return sections.some((section) => section.name === name && section.keys.some((each) => each === key));
}
