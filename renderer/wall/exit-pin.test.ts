import { describe, expect, it } from 'vitest';
import { actionOfKey, exitPin, type ExitPinAction, type ExitPinState } from './exit-pin.ts';

const closed: ExitPinState = { phase: 'closed' };
const after = (state: ExitPinState, ...actions: ExitPinAction[]) => actions.reduce(exitPin, state);
const type = (digits: string): ExitPinAction[] => Array.from(digits, (digit) => ({ do: 'digit', digit }));
const open = after(closed, { do: 'open' });
const checking = after(open, ...type('2468'), { do: 'ask' });
const told = (answer: Extract<ExitPinAction, { do: 'answer' }>['answer']) =>
  after(checking, { do: 'answer', answer, now: 1_000 });

describe('the way out', () => {
  it('takes digits, forgets the last one or all, and no more than twelve', () => {
    expect(after(open, ...type('12'), { do: 'erase' })).toEqual({ phase: 'typing', digits: '1' });
    expect(after(open, ...type('12'), { do: 'clear' })).toEqual({ phase: 'typing', digits: '' });
    expect(after(open, ...type('1234567890123'))).toEqual({ phase: 'typing', digits: '123456789012' });
  });
  it('asks only with four digits, and takes none while it asks', () => {
    expect(after(open, ...type('123'), { do: 'ask' })).toEqual({ phase: 'typing', digits: '123' });
    expect(after(checking, ...type('9'))).toEqual({ phase: 'checking', digits: '2468' });
  });
  it('closes with the right PIN and by a key; what comes then is late', () => {
    expect(told({ ok: true })).toEqual(closed);
    expect(after(checking, { do: 'close' }, ...type('1'), { do: 'ask' })).toEqual(closed);
    expect(after(closed, { do: 'answer', answer: { ok: false, why: 'wrong', waitMs: 0 }, now: 0 })).toEqual(
      closed,
    );
  });
  it('says that a PIN is wrong and takes the next, or that there is none and takes nothing', () => {
    const wrong = told({ ok: false, why: 'wrong', waitMs: 0 });
    expect(wrong).toEqual({ phase: 'wrong', digits: '' });
    expect(after(wrong, ...type('1'))).toEqual({ phase: 'typing', digits: '1' });
    expect(after(told({ ok: false, why: 'none', waitMs: 0 }), ...type('1'))).toEqual({
      phase: 'none',
      digits: '',
    });
  });
  it('takes nothing until a wait is over', () => {
    const wait = told({ ok: false, why: 'wait', waitMs: 4_000 });
    expect(after(wait, ...type('1'), { do: 'ask' })).toEqual({ phase: 'wait', digits: '', until: 5_000 });
    expect(after(wait, { do: 'waited' }, ...type('1'))).toEqual({ phase: 'typing', digits: '1' });
  });
  it('stays as it is when it is asked for again, and says when the shell did not answer', () => {
    expect(after(checking, { do: 'open' })).toBe(checking);
    expect(after(checking, { do: 'fault' })).toEqual({ phase: 'fault', digits: '' });
  });
  it('knows the keys of a keyboard', () => {
    expect(['7', 'Backspace', 'Delete', 'Escape', 'p', 'ArrowRight', 'F1'].map(actionOfKey)).toEqual([
      { do: 'digit', digit: '7' },
      { do: 'erase' },
      { do: 'clear' },
      { do: 'close' },
      null,
      null,
      null,
    ]);
  });
});
