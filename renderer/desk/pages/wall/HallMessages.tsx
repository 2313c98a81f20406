import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { MESSAGE_LIMITS, messageLevels } from '../../../../shared/model/message.ts';
import type { Message, MessageLevel } from '../../../../shared/model/message.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { type Deed, useAct } from '../../parts/use-act.ts';

const spans = [15, 60, 240, 1440] as const;

/** What runs at the foot of all walls now, and a line for the next. */
export function HallMessages() {
  const { client, words } = useWall();
  const { say } = words;
  const open = Object.values(useTopic('messages') ?? {});
  const { deed, act } = useAct();
  const withdraw = (id: string) =>
    void act(() => client.ask('messages.withdraw', { id }), say('hall.messages.withdrawn'));
  return (
    <section className="hall-messages" aria-labelledby="hall-messages">
      <h2 id="hall-messages">{say('hall.messages')}</h2>
      <p className="dim">{say('hall.messages.text')}</p>
      {open.length === 0 && <p>{say('hall.messages.none')}</p>}
      <ul>
        {open.map((message) => (
          <OpenMessage key={message.id} message={message} busy={deed.busy} withdraw={withdraw} />
        ))}
      </ul>
      <NewMessage deed={deed} act={act} />
    </section>
  );
}

function OpenMessage({
  message,
  busy,
  withdraw,
}: {
  message: Message;
  busy: boolean;
  withdraw: (id: string) => void;
}) {
  const { words } = useWall();
  const zone = useStation()?.zone;
  const { id, text, level, until } = message;
  const time = zone === undefined ? '' : formatLocal(zoneNamed(zone), until, 'minute');
  return (
    <li>
      <Glyph name={level === 'warning' ? 'warning' : 'message'} />
      <span className="message-text">
        {text}
        <small className="dim">
          {words.say(`hall.messages.${level}`)} · {words.say('hall.messages.until', { time })}
        </small>
      </span>
      <Button size="small" disabled={busy} onClick={() => withdraw(id)}>
        {words.say('hall.messages.withdraw')}
      </Button>
    </li>
  );
}

function NewMessage({ deed, act }: { deed: Deed; act: ReturnType<typeof useAct>['act'] }) {
  const { client, words } = useWall();
  const { say } = words;
  const [text, setText] = useState('');
  const [level, setLevel] = useState<MessageLevel>('info');
  const [minutes, setMinutes] = useState<number>(MESSAGE_LIMITS.usualMinutes);
  const [line, span] = [useId(), useId()];
  const post = () =>
    act(async () => {
      const said = await client.ask('messages.post', { text, level, minutes });
      if (!said.ok)
        throw new Error(
          say('hall.problem.message', { why: said.problems.map((each) => each.message).join('；') }),
        );
      setText('');
    }, say('hall.messages.posted'));
  return (
    <form
      className="message-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void post();
      }}
    >
      <label htmlFor={line}>{say('hall.messages.new')}</label>
      <Input
        id={line}
        value={text}
        maxLength={MESSAGE_LIMITS.text}
        placeholder={say('hall.messages.hint', { count: MESSAGE_LIMITS.text })}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="message-row">
        <Radio.Group
          aria-label={say('hall.messages.level')}
          value={level}
          onChange={({ target }) => setLevel(target.value)}
          options={messageLevels.map((value) => ({ value, label: say(`hall.messages.${value}`) }))}
        />
      </div>
      <div className="message-row">
        <label htmlFor={span}>{say('hall.messages.minutes')}</label>
        <Select
          id={span}
          value={minutes}
          onChange={setMinutes}
          options={spans.map((value) => ({ value, label: say(`hall.messages.for.${value}`) }))}
        />
        <span className="gap" />
        <Button type="primary" htmlType="submit" disabled={deed.busy || text.trim() === ''}>
          {say('hall.messages.post')}
        </Button>
      </div>
      <DeedLine deed={deed} />
    </form>
  );
}
