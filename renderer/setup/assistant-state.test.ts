import { describe, expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { firstStart } from '../testing/setup-states.ts';
import { assistant, type AssistantAction, type AssistantState, assistantOf } from './assistant-state.ts';
import { formOf } from './form.ts';
import { shownProblems } from './shown-problems.ts';

const words = createWords('zh-CN');
const start = assistantOf(formOf(firstStart, 'zh-CN'));
const after = (state: AssistantState, ...actions: AssistantAction[]) => actions.reduce(assistant, state);
const next = { do: 'next' } as const;
const named = { do: 'set', patch: { centre: '95598' } } as const;
const shown = (state: AssistantState) => shownProblems(state, words).map(({ path }) => path);

describe('the assistant', () => {
  it('goes from step to step and back, and keeps what was typed', () => {
    const there = after(start, next, next, named, next);
    expect(there.step).toBe('displays');
    const back = after(there, { do: 'back' }, { do: 'back' });
    expect([back.step, back.form.centre]).toEqual(['figures', '95598']);
    expect(after(back, { do: 'back' }, { do: 'back' }).step).toBe('machine');
  });
  it('says nothing of a field before somebody wants to go on, and then stays until it is mended', () => {
    const centre = after(start, next, next);
    expect(shown(centre)).toEqual([]);
    const tried = after(centre, next);
    expect([tried.step, shown(tried), tried.pointed]).toEqual(['centre', ['station.centre'], 1]);
    const mended = after(tried, named);
    expect(shown(mended)).toEqual([]);
    expect(after(mended, next).step).toBe('displays');
  });
  it('leaves out steps that do not concern this machine', () => {
    const desk = after(start, { do: 'set', patch: { role: 'desk', origin: 'follow' } });
    expect(after(desk, { do: 'go', step: 'centre' }).step).toBe('machine');
    const summary = after(desk, next, { do: 'set', patch: { followUrl: 'wss://hub' } }, next, next);
    expect(summary.step).toBe('summary');
  });
  it('opens the source and shows the display that have something to mend', () => {
    const sources = after(
      start,
      next,
      { do: 'addSource', kind: 'callwall' },
      { do: 'addSource', kind: 'asterisk' },
    );
    expect(sources.form.sources.map(({ id }) => id)).toEqual(['callwall-1', 'asterisk-1']);
    expect(after(sources, next).openSource).toBe(sources.form.sources[0]?.key);
    const displays = after(
      start,
      named,
      { do: 'go', step: 'displays' },
      { do: 'addStop', at: 2, scene: 'floor' },
    );
    const stops = displays.form.displays[2]?.stops.map((stop) => ({ ...stop, seconds: 'x' })) ?? [];
    const wrong = after(displays, { do: 'setDisplay', at: 2, patch: { stops } }, next);
    expect([wrong.step, wrong.display]).toEqual(['displays', 2]);
    expect(shown(wrong)).toEqual(['machine.displays.1.scenes.0', 'machine.displays.1.scenes.1']);
  });
  it('shows what the shell found where it belongs, until something is changed there', () => {
    const summary = after(start, named, { do: 'addSource', kind: 'callwall' }, { do: 'go', step: 'summary' });
    const told = after(summary, {
      do: 'answered',
      problems: [{ path: 'station.sources[0].url', message: 'nobody there' }],
    });
    expect([told.step, told.openSource]).toEqual(['figures', 0]);
    expect(shownProblems(told, words)).toContainEqual({
      path: 'station.sources.0.url',
      text: expect.any(String),
    });
    const elsewhere = after(told, { do: 'setSource', key: 0, patch: { url: 'wss://cti' } });
    expect(shown(elsewhere)).toEqual([]);
  });
  it('shows at the end what is asked for nowhere', () => {
    const problems = [{ path: 'station.words.x', message: 'unknown key' }];
    const told = after(start, named, { do: 'answered', problems });
    expect(told.step).toBe('summary');
    expect(shownProblems(told, words)).toEqual([{ path: 'station.words.x', text: 'unknown key' }]);
  });
  it('never leaves the last step with something to mend', () => {
    const summary = after(start, { do: 'go', step: 'summary' }, next);
    expect([summary.step, shown(summary)]).toEqual(['centre', ['station.centre']]);
  });
});
