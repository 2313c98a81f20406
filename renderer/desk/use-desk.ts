import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Language } from '../../shared/words/words.ts';
import type { ThemeName } from '../theme/palette.ts';
import type { Command, CommandBook } from './commands.ts';

/** What the desk's frame lends its pages. */
export interface Desk {
  theme: ThemeName;
  setTheme(theme: ThemeName): void;
  setLanguage(language: Language): void;
  commands: CommandBook;
  signOut(): void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a page outside of a desk');
  return desk;
}

/** Makes these commands, and their keys, work while the component is shown. `list` is the same until it changes. */
export function useCommands(list: readonly Command[]): void {
  const { commands } = useDesk();
  useEffect(() => commands.add(list), [commands, list]);
}

/** What can be done now. */
export function useAllCommands(): readonly Command[] {
  const { commands } = useDesk();
  return useSyncExternalStore(commands.subscribe, commands.all);
}
