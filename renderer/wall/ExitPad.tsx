import { useEffect, useRef, useState } from 'react';
import type { Words } from '../../shared/words/words.ts';
import { Glyph } from '../panels/parts/Glyph.tsx';
import { type ExitPinAction, type ExitPinState, takesDigits } from './exit-pin.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The PIN, masked, what was said to it, and keys for those who have no keyboard. */
export function ExitPad({
  state,
  words,
  act,
  ask,
}: {
  state: Exclude<ExitPinState, { phase: 'closed' }>;
  words: Words;
  act: (action: ExitPinAction) => void;
  ask: () => void;
}) {
  const { say } = words;
  const box = useRef<HTMLDivElement>(null);
  // The keyboard is taken from the whole window; the focus is here for those who hear the page.
  useEffect(() => box.current?.focus(), []);
  const off = !takesDigits(state);
  const digit = (key: string) => (
    <button key={key} type="button" disabled={off} onClick={() => act({ do: 'digit', digit: key })}>
      {key}
    </button>
  );
  return (
    <div
      className="exit-pin"
      role="dialog"
      aria-modal="true"
      aria-labelledby="exit-pin"
      tabIndex={-1}
      ref={box}
    >
      <h2 id="exit-pin">{say('exitPin.title')}</h2>
      <p className="exit-pin-digits">
        <span aria-hidden="true">{state.digits.replace(/\d/g, '•')}</span>
        <span className="unseen" role="status">
          {say('exitPin.typed', { count: state.digits.length })}
        </span>
      </p>
      <p className="exit-pin-said" role="alert" data-phase={state.phase}>
        <Said state={state} words={words} />
      </p>
      <div className="exit-pin-keys">
        {keys.map(digit)}
        <button type="button" disabled={off} onClick={() => act({ do: 'clear' })}>
          {say('exitPin.clear')}
        </button>
        {digit('0')}
        <button type="button" disabled={off} onClick={() => act({ do: 'erase' })}>
          {say('exitPin.erase')}
        </button>
      </div>
      <div className="exit-pin-ends">
        <button type="button" onClick={() => act({ do: 'close' })}>
          {say('exitPin.close')}
        </button>
        <button type="button" className="primary" disabled={off || state.digits.length < 4} onClick={ask}>
          {say('exitPin.enter')}
        </button>
      </div>
    </div>
  );
}

function Said({ state, words }: { state: Exclude<ExitPinState, { phase: 'closed' }>; words: Words }) {
  const { say } = words;
  const left = useSecondsUntil(state.phase === 'wait' ? state.until : null);
  switch (state.phase) {
    case 'typing':
      return say('exitPin.hint');
    case 'checking':
      return say('exitPin.checking');
    default:
      return (
        <>
          <Glyph name="critical" />
          <span>{say(`exitPin.${state.phase}`, { count: left })}</span>
        </>
      );
  }
}

/** Whole seconds until a monotonic time, counted down; 0 without one. */
function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(1, Math.ceil((until - now) / 1000));
}
