import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import { NOTE_LENGTH, type ShiftNote } from '../../../../shared/model/shift-note.ts';
import { useTopic } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { ItemLink } from './ItemLink.tsx';
import { itemTexts, whoText } from './item-texts.ts';
import { useDutyAct } from './use-duty-act.ts';
import { useItemSight } from './use-item-sight.ts';

/** A note with who wrote it and what became of it; what stands can be corrected, closed and withdrawn. */
export function NoteRow({ note }: { note: ShiftNote }) {
  const sight = useItemSight();
  const { words, zone, now } = sight;
  const { say } = words;
  const [editing, setEditing] = useState(false);
  const { id, revision, at, text, state, follow, changed } = note;
  const what = state === 'standing' ? 'corrected' : state;
  const marks = changed && {
    what: say(`duty.note.${what}`),
    at: momentText(zone, changed.at, now),
    by: whoText(changed, words),
  };
  return (
    <li className="note-row" data-state={state}>
      <time>{momentText(zone, at, now)}</time>
      <div>
        <p className="note-words">{text}</p>
        <p className="dim">
          {whoText(note, words)}
          <About note={note} />
          {follow && <b className="note-follow">{say('duty.note.follow')}</b>}
          {marks !== null && <span>{say('desk.shift.note.changed', marks)}</span>}
        </p>
        {editing && state === 'standing' && (
          <Correct key={revision} note={note} close={() => setEditing(false)} />
        )}
        {!editing && state === 'standing' && <Acts note={note} edit={() => setEditing(true)} key={id} />}
      </div>
    </li>
  );
}

function About({ note: { queue, about } }: { note: ShiftNote }) {
  const sight = useItemSight();
  const names = useTopic('queueNames') ?? {};
  return (
    <>
      {queue !== '' && (
        <span>{sight.words.say('desk.shift.note.queue', { name: names[queue] ?? queue })}</span>
      )}
      {about !== null && (
        <span>
          {sight.words.say(`duty.item.${about.kind}`)}{' '}
          <ItemLink item={about} text={itemTexts(about, sight).what} />
        </span>
      )}
    </>
  );
}

function Acts({ note: { id, revision, text, follow }, edit }: { note: ShiftNote; edit: () => void }) {
  const { say } = useItemSight().words;
  const { deed, run } = useDutyAct();
  const act = (name: 'notes.done' | 'notes.withdraw') => void run(name, { note: id, was: revision }, '');
  return (
    <>
      <p className="note-acts">
        {follow && (
          <Button
            size="small"
            disabled={deed.busy}
            aria-label={say('desk.shift.note.doneOf', { text })}
            onClick={() => act('notes.done')}
          >
            {say('desk.shift.note.done')}
          </Button>
        )}
        <Button
          size="small"
          type="text"
          aria-label={say('desk.shift.note.correctOf', { text })}
          onClick={edit}
        >
          {say('desk.shift.note.correct')}
        </Button>
        <Button
          size="small"
          type="text"
          disabled={deed.busy}
          aria-label={say('desk.shift.note.withdrawOf', { text })}
          onClick={() => act('notes.withdraw')}
        >
          {say('desk.shift.note.withdraw')}
        </Button>
      </p>
      {deed.fault !== undefined && <DeedLine deed={deed} />}
    </>
  );
}

function Correct({ note, close }: { note: ShiftNote; close: () => void }) {
  const { say } = useItemSight().words;
  const { deed, run } = useDutyAct();
  const [text, setText] = useState(note.text);
  const [follow, setFollow] = useState(note.follow);
  const save = async () => {
    const asked = { note: note.id, was: note.revision, text: text.trim(), follow };
    if ((await run('notes.correct', asked, '')) !== undefined) close();
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input
        className="note-text"
        autoFocus
        aria-label={say('desk.shift.note.correctOf', { text: note.text })}
        maxLength={NOTE_LENGTH}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="note-more">
        <Checkbox checked={follow} onChange={({ target }) => setFollow(target.checked)}>
          {say('desk.shift.note.follow')}
        </Checkbox>
        <Button type="primary" htmlType="submit" disabled={deed.busy || text.trim() === ''}>
          {say('desk.shift.note.add')}
        </Button>
        <Button onClick={close}>{say('desk.shift.note.cancel')}</Button>
      </div>
      <DeedLine deed={deed} />
    </form>
  );
}
