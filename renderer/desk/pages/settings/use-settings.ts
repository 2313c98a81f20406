import { createContext, useContext } from 'react';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { pathText } from '../../../../shared/model/path-text.ts';
import type { Settings } from '../../../../shared/model/settings.ts';
import { type Draft, type Path, valueAt } from './draft.ts';

/** What the sections of the page work with. */
export interface SettingsDesk {
  draft: Draft;
  read: Answers['settings.read'];
  problems: ReadonlyMap<string, string>;
  /** Whether this person may change that part here. */
  may(key: keyof Settings): boolean;
  set(path: Path, value: unknown): void;
}

export const SettingsContext = createContext<SettingsDesk | null>(null);

export function useSettings(): SettingsDesk {
  const settings = useContext(SettingsContext);
  if (settings === null) throw new Error('a section outside of the settings page');
  return settings;
}

/** One value of the settings: as it is typed, what is wrong with it, and how to change it. */
export function useField(path: Path) {
  const { draft, problems, may, set } = useSettings();
  const place = pathText(path);
  return {
    value: valueAt(draft.now, path),
    problem: problems.get(place),
    id: `set-${place.replaceAll(/[^\w]/g, '-')}`,
    // Each path begins with a key of the settings.
    off: !may(path[0] as keyof Settings),
    set: (value: unknown) => set(path, value),
  };
}

/** What is wrong at a place or below it, for a field that stands for several values; the first of it. */
export function useProblemWithin(path: Path): string | undefined {
  const { problems } = useSettings();
  const place = pathText(path);
  const isWithin = (other: string) => other === place || /^[.[]/.test(other.slice(place.length));
  return [...problems].find(([other]) => other.startsWith(place) && isWithin(other))?.[1];
}
