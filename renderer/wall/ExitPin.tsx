import { useCallback, useEffect, useLayoutEffect, useReducer } from 'react';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import { actionOfKey, exitPin, type ExitPinState } from './exit-pin.ts';
import { ExitPad } from './ExitPad.tsx';
import './exit-pin.css';

/** Without input it goes away by itself: nobody may leave it standing on a wall. Unit: ms. */
const IDLE_MS = 20_000;

/** The way out of a kiosk: over the wall, once the shell has told that somebody asked for it. */
export function ExitPin({ bridge, words }: { bridge: Bridge; words: Words }) {
  const [state, dispatch] = useReducer(exitPin, { phase: 'closed' });
  const open = state.phase !== 'closed';
  useEffect(() => bridge.onPinAsked(() => dispatch({ do: 'open' })), [bridge]);
  useAnswer(bridge, state, dispatch);
  const ask = useCallback(() => dispatch({ do: 'ask' }), []);
  // Before it is painted: whoever sees it may type.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      // The wall's own keys change scenes; while this is open none of them may.
      event.stopImmediatePropagation();
      const action = event.key === 'Enter' ? { do: 'ask' as const } : actionOfKey(event.key);
      if (action === null) return;
      event.preventDefault();
      dispatch(action);
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    // Every input makes another state. Neither a long wait nor a shell that does not answer keeps it there.
    const timer = setTimeout(() => dispatch({ do: 'close' }), IDLE_MS);
    return () => clearTimeout(timer);
  }, [open, state]);
  return state.phase === 'closed' ? null : <ExitPad state={state} words={words} act={dispatch} ask={ask} />;
}

/** Takes the PIN to the shell and its answer back; a wait ends by itself. */
function useAnswer(
  bridge: Bridge,
  state: ExitPinState,
  dispatch: (action: Parameters<typeof exitPin>[1]) => void,
): void {
  const pin = state.phase === 'checking' ? state.digits : null;
  const until = state.phase === 'wait' ? state.until : null;
  useEffect(() => {
    if (pin === null) return;
    bridge.leaveKiosk(pin).then(
      (answer) => dispatch({ do: 'answer', answer, now: performance.now() }),
      () => dispatch({ do: 'fault' }),
    );
  }, [bridge, pin, dispatch]);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => dispatch({ do: 'waited' }), until - performance.now());
    return () => clearTimeout(timer);
  }, [until, dispatch]);
}
