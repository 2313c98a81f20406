import type { PinAnswer } from '../../shared/contract/bridge.ts';

/** The longest PIN. */
const MOST_DIGITS = 12;
const FEWEST_DIGITS = 4;

/** What is shown of the way out. `until`: monotonic time, ms, before which no PIN is looked at. */
export type ExitPinState =
  | { phase: 'closed' }
  | { phase: 'typing' | 'checking' | 'wrong' | 'none' | 'fault'; digits: string }
  | { phase: 'wait'; digits: string; until: number };

export type ExitPinAction =
  | { do: 'open' | 'close' | 'erase' | 'clear' | 'ask' | 'fault' | 'waited' }
  | { do: 'digit'; digit: string }
  | { do: 'answer'; answer: PinAnswer; now: number };

/** What becomes of it by a key, a touch or an answer of the shell. */
export function exitPin(state: ExitPinState, action: ExitPinAction): ExitPinState {
  if (action.do === 'open') return state.phase === 'closed' ? empty('typing') : state;
  if (action.do === 'close' || state.phase === 'closed') return { phase: 'closed' };
  switch (action.do) {
    case 'answer':
      return state.phase === 'checking' ? answered(action.answer, action.now) : state;
    case 'fault':
      return state.phase === 'checking' ? empty('fault') : state;
    case 'waited':
      return state.phase === 'wait' ? empty('typing') : state;
    default:
      return takesDigits(state) ? typed(state, action) : state;
  }
}

/** Whether digits are taken: not while one PIN is looked at, during a wait, or where there is no PIN. */
export function takesDigits({ phase }: ExitPinState): boolean {
  return phase === 'typing' || phase === 'wrong' || phase === 'fault';
}

/** What a key of the keyboard does; null for one that does nothing here. */
export function actionOfKey(key: string): ExitPinAction | null {
  if (/^\d$/.test(key)) return { do: 'digit', digit: key };
  if (key === 'Backspace') return { do: 'erase' };
  if (key === 'Delete') return { do: 'clear' };
  return key === 'Escape' ? { do: 'close' } : null;
}

function empty(phase: 'typing' | 'wrong' | 'none' | 'fault'): ExitPinState {
  return { phase, digits: '' };
}

function answered(answer: PinAnswer, now: number): ExitPinState {
  if (answer.ok) return { phase: 'closed' };
  if (answer.why === 'wait') return { phase: 'wait', digits: '', until: now + answer.waitMs };
  return empty(answer.why);
}

function typed(state: Exclude<ExitPinState, { phase: 'closed' }>, action: ExitPinAction): ExitPinState {
  const { digits } = state;
  switch (action.do) {
    case 'digit':
      return { phase: 'typing', digits: `${digits}${action.digit}`.slice(0, MOST_DIGITS) };
    case 'erase':
      return { phase: 'typing', digits: digits.slice(0, -1) };
    case 'clear':
      return empty('typing');
    case 'ask':
      return digits.length >= FEWEST_DIGITS ? { phase: 'checking', digits } : state;
    default:
      return state;
  }
}
