import { mayAs, type Role } from '../../../shared/model/person.ts';
import { languages, type Words } from '../../../shared/words/words.ts';
import { themeNames } from '../../theme/palette.ts';
import type { Command } from '../commands.ts';
import { pages } from '../pages.ts';
import { goToPage } from '../use-address.ts';
import type { Desk } from '../use-desk.ts';

/** What can be done on every page. */
export function frameCommands(given: {
  words: Words;
  role: Role;
  desk: Desk;
  show: (what: 'search' | 'help') => void;
}): Command[] {
  const { words, role, desk, show } = given;
  const { say } = words;
  const [page, action] = [say('desk.search.page'), say('desk.search.action')];
  return [
    ...pages
      .filter((each) => mayAs(role, each.role))
      .map(({ name, word, key }) => ({
        id: `page.${name}`,
        text: say(word),
        kind: page,
        also: name,
        keys: `g ${key}`,
        run: () => goToPage(name),
      })),
    { id: 'search', text: say('desk.search'), kind: action, keys: '/', run: () => show('search') },
    { id: 'help', text: say('desk.keys'), kind: action, also: 'help', keys: '?', run: () => show('help') },
    ...themeNames.map((name) => ({
      id: `theme.${name}`,
      text: say('desk.pair', { name: say('desk.theme'), value: say(`desk.theme.${name}`) }),
      kind: action,
      also: `theme ${name}`,
      run: () => desk.setTheme(name),
    })),
    ...languages.map((name) => ({
      id: `language.${name}`,
      text: say('desk.pair', { name: say('desk.language'), value: say(`desk.language.${name}`) }),
      kind: action,
      also: `language ${name}`,
      run: () => desk.setLanguage(name),
    })),
  ];
}
