import { Button, Checkbox, Input, type InputRef, Select } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { NOTE_LENGTH } from '../../../../shared/model/shift-note.ts';
import { useWall } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { useCommands } from '../../use-desk.ts';
import { aboutOf } from './note-about.ts';
import { useAboutOptions } from './use-about-options.ts';
import { useDutyAct } from './use-duty-act.ts';

/** The line in which the next note is written; it stays as it is where it could not be saved. */
export function NoteForm() {
  const { say } = useWall().words;
  const id = useId();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [about, setAbout] = useState('');
  const [follow, setFollow] = useState(false);
  const { deed, run } = useDutyAct();
  const wanted = text.trim();
  const save = async () => {
    const said = say('desk.shift.note.saved');
    if ((await run('notes.write', { text: wanted, follow, ...aboutOf(about) }, said)) === undefined) return;
    setText('');
    setAbout('');
    setFollow(false);
    input.current?.focus();
  };
  useNoteKey(input);
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '' && !deed.busy) void save();
      }}
    >
      <label className="unseen" htmlFor={`${id}-text`}>
        {say('desk.shift.note')}
      </label>
      <Input
        id={`${id}-text`}
        ref={input}
        className="note-text"
        maxLength={NOTE_LENGTH}
        placeholder={say('desk.shift.note.hint')}
        aria-keyshortcuts="n"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="note-more">
        <AboutField about={about} setAbout={setAbout} />
        <Checkbox checked={follow} onChange={({ target }) => setFollow(target.checked)}>
          {say('desk.shift.note.follow')}
        </Checkbox>
        <Button type="primary" htmlType="submit" disabled={deed.busy || wanted === ''}>
          {say('desk.shift.note.add')}
        </Button>
      </div>
      <DeedLine deed={deed} />
    </form>
  );
}

function AboutField({ about, setAbout }: { about: string; setAbout: (about: string) => void }) {
  const { say } = useWall().words;
  const field = useId();
  return (
    <>
      <label htmlFor={field}>{say('desk.shift.note.about')}</label>
      <Select
        id={field}
        className="note-about"
        showSearch={{ optionFilterProp: 'label' }}
        options={useAboutOptions()}
        value={about}
        onChange={setAbout}
      />
    </>
  );
}

/** `n` goes into the line. */
function useNoteKey(input: React.RefObject<InputRef | null>): void {
  const { say } = useWall().words;
  const commands = useMemo(
    () => [
      {
        id: 'shift.note',
        text: say('desk.shift.note'),
        kind: say('desk.page.shift'),
        keys: 'n',
        run: () => input.current?.focus(),
      },
    ],
    [say, input],
  );
  useCommands(commands);
}
