import { createContext, type Dispatch, useContext } from 'react';
import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import type { AssistantAction, AssistantState } from './assistant-state.ts';
import type { SetupForm } from './form.ts';
import type { ShownProblem } from './shown-problems.ts';

/** What the assistant's steps and fields need. */
export interface Assistance {
  bridge: Bridge;
  words: Words;
  state: AssistantState;
  problems: readonly ShownProblem[];
  dispatch: Dispatch<AssistantAction>;
}

export const AssistantContext = createContext<Assistance | null>(null);

/** The assistant that a step or a field stands in. */
export function useAssistant(): Assistance & { form: SetupForm; set: (patch: Partial<SetupForm>) => void } {
  const assistance = useContext(AssistantContext);
  if (assistance === null) throw new Error('a step outside of the assistant');
  const { state, dispatch } = assistance;
  return { ...assistance, form: state.form, set: (patch) => dispatch({ do: 'set', patch }) };
}

/** What is wrong at a place of the setup, and the id of the element that says so. */
export function useProblem(path: string): { text: string | undefined; id: string } {
  const { problems } = useAssistant();
  return { text: problems.find((problem) => problem.path === path)?.text, id: fieldId(path) };
}

/** The id of a field, by its place in the setup. */
export function fieldId(path: string): string {
  return `at-${path.replaceAll('.', '-')}`;
}
