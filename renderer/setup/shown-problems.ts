import type { Words } from '../../shared/words/words.ts';
import type { AssistantState } from './assistant-state.ts';
import { problemsOf } from './problems.ts';
import { stepOf } from './steps.ts';

/** A problem as it is shown. */
export interface ShownProblem {
  path: string;
  text: string;
}

/** What is said at the step in sight: what the shell found there, and what is still wrong once somebody wanted to go on. */
export function shownProblems(state: AssistantState, { say }: Words): ShownProblem[] {
  const { form, step, tried, answered } = state;
  const own = tried.includes(step)
    ? problemsOf(form).map(({ path, word, params }) => ({ path, text: say(word, params) }))
    : [];
  const told = answered.map(({ path, message }) => ({ path, text: message }));
  const seen = new Set<string>();
  return [...own, ...told].filter(({ path }) => {
    if (stepOf(path, form) !== step || seen.has(path)) return false;
    seen.add(path);
    return true;
  });
}
