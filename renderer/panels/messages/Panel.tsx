import { useRef, useState } from 'react';
import type { Message } from '../../../shared/model/message.ts';
import { useTicking, useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useParts } from './use-parts.ts';
import { inOrder, turnAt, turnsOf } from './view.ts';
import './panel.css';

/** Messages to the hall, one line of one after the other; takes no room while there is none. */
export function Panel() {
  const messages = inOrder(useTopic('messages'));
  if (messages.length === 0) return null;
  // Other messages begin with the first of them.
  return <Messages key={messages.map(({ id }) => id).join()} messages={messages} />;
}

function Messages({ messages }: { messages: readonly Message[] }) {
  const { words, ticker } = useWall();
  const line = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const texts = messages.map(({ text }) => text);
  const turns = turnsOf(messages, useParts(line, list, texts, words.language));
  const [since] = useState(() => ticker.moment().real);
  const at = Number(useTicking(({ real }) => String(turnAt(real - since, turns.length))));
  const turn = turns[at];
  const level = turn?.level ?? 'info';
  return (
    <footer className="messages" data-level={level}>
      <ul className="whole" ref={list} aria-label={words.say('messages.title')} aria-live="polite">
        {messages.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      <Glyph name={level === 'warning' ? 'warning' : 'message'} />
      <span className="line" ref={line} aria-hidden="true">
        {turn?.text}
      </span>
      {turns.length > 1 && (
        <span className="turn" aria-hidden="true">
          {words.say('messages.turn', { at: at + 1, count: turns.length })}
        </span>
      )}
    </footer>
  );
}
