import { Modal } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTopic, useWall } from '../../link/use-station.ts';
import { type Command, findCommands } from '../commands.ts';
import { goToPage } from '../use-address.ts';
import { useAllCommands } from '../use-desk.ts';

/** More would not be read: one letter more finds it. */
const MOST = 12;

/** Goes anywhere and does anything by its name. */
export function CommandPalette({ close }: { close: () => void }) {
  const { words } = useWall();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const places = usePlaces();
  const commands = useAllCommands();
  const found = useMemo(() => findCommands([...commands, ...places], text, MOST), [commands, places, text]);
  const at = Math.min(chosen, found.length - 1);
  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    close();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(found[at]);
    else if (step !== undefined && found.length > 0) setChosen((at + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      open
      title={words.say('desk.search')}
      footer={null}
      onCancel={close}
      width="38rem"
      className="palette"
    >
      <input
        className="palette-field"
        autoFocus
        type="text"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found.length > 0 ? `palette-${at}` : undefined}
        aria-label={words.say('desk.search')}
        placeholder={words.say('desk.search.hint')}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <FoundList found={found} at={at} choose={setChosen} run={run} />
      {found.length === 0 && <p className="palette-none">{words.say('desk.search.none', { text })}</p>}
    </Modal>
  );
}

function FoundList({
  found,
  at,
  choose,
  run,
}: {
  found: readonly Command[];
  at: number;
  choose: (at: number) => void;
  run: (command: Command) => void;
}) {
  const { say } = useWall().words;
  return (
    <ul id="palette-list" role="listbox" aria-label={say('desk.search')}>
      {found.map((command, i) => (
        <li
          key={command.id}
          id={`palette-${i}`}
          role="option"
          aria-selected={i === at}
          onMouseMove={() => choose(i)}
          onClick={() => run(command)}
        >
          <span>{command.text}</span>
          <small>{command.kind}</small>
          {command.keys !== undefined && <kbd>{command.keys}</kbd>}
        </li>
      ))}
    </ul>
  );
}

/** Queues and teams, as things to go to. */
function usePlaces(): Command[] {
  const { words } = useWall();
  const queues = useTopic('queueNames');
  const teams = useTopic('teamNames');
  return useMemo(() => {
    const list = (names: Record<string, string> | undefined, kind: string, go: (key: string) => void) =>
      Object.entries(names ?? {}).map(([key, name]) => ({
        id: `${kind}.${key}`,
        text: name,
        kind,
        also: key,
        run: () => go(key),
      }));
    return [
      ...list(queues, words.say('desk.search.queue'), (queue) => goToPage('live', { queue })),
      ...list(teams, words.say('desk.search.team'), (team) => goToPage('floor', { team })),
    ];
  }, [words, queues, teams]);
}
