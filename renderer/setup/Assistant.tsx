import { type FormEvent, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { createWords } from '../../shared/words/words.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { askWithin } from './ask-within.ts';
import { assistant, assistantOf } from './assistant-state.ts';
import type { SetupForm } from './form.ts';
import { Footer, type Handing } from './Footer.tsx';
import { problemsOf } from './problems.ts';
import { setupOf } from './setup-of.ts';
import { shownProblems } from './shown-problems.ts';
import { StepRail } from './StepRail.tsx';
import { StepBody } from './steps/StepBody.tsx';
import { stepsOf } from './steps.ts';
import { AssistantContext } from './use-assistant.ts';
import { useFocus } from './use-focus.ts';

/** Storing is a matter of a moment; longer than this the shell has not heard. Unit: ms. */
const APPLY_MS = 30_000;

/** The first-run assistant: a few steps, each a question, and at the end a setup for the shell. */
export function Assistant({ bridge, start }: { bridge: Bridge; start: SetupForm }) {
  const [state, dispatch] = useReducer(assistant, start, assistantOf);
  const [handing, setHanding] = useState<Handing>({ phase: 'none' });
  const { form, step } = state;
  const words = useMemo(() => createWords(form.language), [form.language]);
  const problems = useMemo(() => shownProblems(state, words), [state, words]);
  const body = useRef<HTMLFormElement>(null);
  useLook(form, words.say('setup.title'));
  useFocus(body, state);
  const { say } = words;

  async function apply() {
    setHanding({ phase: 'asked' });
    const answer = await askWithin(() => bridge.applySetup(setupOf(form)), APPLY_MS);
    if (!answer.ok) {
      const fault =
        answer.why === 'late' ? say('setup.applyLate') : say('setup.applyFault', { cause: answer.cause });
      setHanding({ phase: 'failed', fault });
    } else if (answer.value.length > 0) {
      setHanding({ phase: 'none' });
      dispatch({ do: 'answered', problems: answer.value });
    } else setHanding({ phase: 'done' });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (handing.phase === 'asked' || handing.phase === 'done') return;
    setHanding({ phase: 'none' });
    if (step === 'summary' && problemsOf(form).length === 0) void apply();
    else dispatch({ do: 'next' });
  }
  const all = stepsOf(form);
  return (
    <AssistantContext value={{ bridge, words, state, problems, dispatch }}>
      <div className="frame setup">
        <header>
          <h1 className="centre">{say('app.name')}</h1>
          <span className="scene-name">{say('setup.title')}</span>
          <span className="gap" />
          <span className="scene-name">
            {say('setup.step', { at: all.indexOf(step) + 1, count: all.length })}
          </span>
        </header>
        <div className="setup-body">
          <StepRail />
          <form ref={body} noValidate onSubmit={submit}>
            <StepBody />
            <Footer handing={handing} />
          </form>
        </div>
      </div>
    </AssistantContext>
  );
}

/** Language and colours of the page are those that are chosen in it. */
function useLook({ language, theme }: SetupForm, title: string): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  useLayoutEffect(() => void applyTheme(theme, document.documentElement), [theme]);
}
