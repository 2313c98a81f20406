import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { languages } from '../../../shared/words/words.ts';
import { useWall, useWho } from '../../link/use-station.ts';
import { themeNames } from '../../theme/palette.ts';
import { PageGlyph } from '../parts/PageGlyph.tsx';
import { useDesk } from '../use-desk.ts';
import { OwnPassword } from './OwnPassword.tsx';

/** Who sits at the desk, and how it looks. */
export function DeskMenu() {
  const { words } = useWall();
  const { say } = words;
  const who = useWho();
  const desk = useDesk();
  const [changing, setChanging] = useState(false);
  const chosen = [`theme.${desk.theme}`, `language.${words.language}`];
  const items: MenuProps['items'] = [
    {
      type: 'group',
      label: say('desk.theme'),
      children: themeNames.map((name) => ({
        key: `theme.${name}`,
        label: say(`desk.theme.${name}`),
        onClick: () => desk.setTheme(name),
      })),
    },
    {
      type: 'group',
      label: say('desk.language'),
      children: languages.map((name) => ({
        key: `language.${name}`,
        label: say(`desk.language.${name}`),
        onClick: () => desk.setLanguage(name),
      })),
    },
    ...(who.id === ''
      ? []
      : [
          { type: 'divider' as const },
          { key: 'password', label: say('people.mine'), onClick: () => setChanging(true) },
          { key: 'signOut', label: say('desk.signOut'), onClick: () => desk.signOut() },
        ]),
  ];
  const name = who.name || say(who.role === 'viewer' ? 'desk.who.viewer' : 'desk.who.own');
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, selectable: true, multiple: true, selectedKeys: chosen }}>
        <Button type="text" className="desk-menu" aria-haspopup="menu" title={say('desk.menu')}>
          <PageGlyph name="person" />
          {name}
          {who.name !== '' && <small>{say(`desk.role.${who.role}`)}</small>}
        </Button>
      </Dropdown>
      {changing && <OwnPassword close={() => setChanging(false)} />}
    </>
  );
}
