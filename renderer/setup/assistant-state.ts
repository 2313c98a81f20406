import type { SetupProblem } from '../../shared/contract/bridge.ts';
import type { SceneName } from '../../shared/model/scene.ts';
import type { DisplayForm, SetupForm } from './form.ts';
import { problemsOf } from './problems.ts';
import { emptySource, type SourceForm } from './source-form.ts';
import { neighbour, plainPath, type Step, stepOf, stepsOf } from './steps.ts';

/** The assistant as it stands. */
export interface AssistantState {
  form: SetupForm;
  step: Step;
  /** Steps that somebody wanted to leave: only there is said what is wrong. */
  tried: readonly Step[];
  /** What the shell found in the setup it was given. */
  answered: readonly SetupProblem[];
  /** The source whose fields are open. */
  openSource: number | null;
  /** The display whose scenes are shown. */
  display: number;
  /** Grows when the first problem is to be looked at. */
  pointed: number;
}

export type AssistantAction =
  | { do: 'set'; patch: Partial<SetupForm> }
  | { do: 'addSource'; kind: SourceForm['kind'] }
  | { do: 'setSource'; key: number; patch: Partial<SourceForm> }
  | { do: 'removeSource'; key: number }
  | { do: 'openSource'; key: number | null }
  | { do: 'showDisplay'; at: number }
  | { do: 'setDisplay'; at: number; patch: Partial<DisplayForm> }
  | { do: 'addStop'; at: number; scene: SceneName }
  | { do: 'next' }
  | { do: 'back' }
  | { do: 'go'; step: Step }
  | { do: 'answered'; problems: readonly SetupProblem[] };

/** A playlist longer than this is looked at by nobody. */
export const MOST_STOPS = 8;
const USUAL_SECONDS = '20';

/** The assistant at its first step. */
export function assistantOf(form: SetupForm): AssistantState {
  return {
    form,
    step: 'machine',
    tried: [],
    answered: [],
    openSource: null,
    display: 0,
    pointed: 0,
  };
}

/** What becomes of the assistant by something that somebody did. */
export function assistant(state: AssistantState, action: AssistantAction): AssistantState {
  switch (action.do) {
    case 'next':
      return next(state);
    case 'back':
      return { ...state, step: neighbour(state.form, state.step, -1) };
    case 'go':
      return stepsOf(state.form).includes(action.step) ? { ...state, step: action.step } : state;
    case 'openSource':
      return { ...state, openSource: action.key };
    case 'showDisplay':
      return { ...state, display: action.at };
    case 'answered':
      return pointAt(
        { ...state, answered: action.problems.map((found) => ({ ...found, path: plainPath(found.path) })) },
        action.problems.map(({ path }) => plainPath(path)),
      );
    default:
      return edited(state, action);
  }
}

type Edit = Extract<
  AssistantAction,
  { do: 'set' | 'addSource' | 'setSource' | 'removeSource' | 'setDisplay' | 'addStop' }
>;

/** What the shell said of a step is old as soon as something in it is changed. */
function edited(state: AssistantState, edit: Edit): AssistantState {
  const { form } = state;
  const answered = state.answered.filter(({ path }) => stepOf(path, form) !== state.step);
  const withForm = (patch: Partial<SetupForm>) => ({ ...state, answered, form: { ...form, ...patch } });
  switch (edit.do) {
    case 'set':
      return withForm(edit.patch);
    case 'addSource': {
      const key = freeKey(form.sources);
      const added = emptySource(edit.kind, key, freeId(form, edit.kind));
      return { ...withForm({ sources: [...form.sources, added] }), openSource: key };
    }
    case 'setSource':
      return withForm({
        sources: form.sources.map((source) =>
          source.key === edit.key ? { ...source, ...edit.patch } : source,
        ),
      });
    case 'removeSource':
      return {
        ...withForm({ sources: form.sources.filter(({ key }) => key !== edit.key) }),
        openSource: null,
      };
    case 'setDisplay':
      return withForm({ displays: withDisplay(form, edit.at, (display) => ({ ...display, ...edit.patch })) });
    case 'addStop':
      return withForm({
        displays: withDisplay(form, edit.at, (display) => ({
          ...display,
          stops: [
            ...display.stops,
            { key: freeKey(display.stops), scene: edit.scene, seconds: USUAL_SECONDS },
          ].slice(0, MOST_STOPS),
        })),
      });
  }
}

function withDisplay(form: SetupForm, at: number, change: (display: DisplayForm) => DisplayForm) {
  return form.displays.map((display, i) => (i === at ? change(display) : display));
}

function freeKey(rows: readonly { key: number }[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}

/** `asterisk-2` where there is one already. */
function freeId({ sources }: SetupForm, kind: string): string {
  const taken = new Set(sources.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
}

/** Nobody leaves a step forwards that has something to mend; the last one is left only when none has. */
function next(state: AssistantState): AssistantState {
  const { form, step } = state;
  const paths = problemsOf(form).map(({ path }) => path);
  if (step === 'summary') return paths.length > 0 ? pointAt(state, paths) : state;
  const here = paths.filter((path) => stepOf(path, form) === step);
  if (here.length > 0) return pointAt(state, here);
  return { ...state, step: neighbour(form, step, 1) };
}

/** Goes to the first step with a problem, opens what hides it and asks for the look of it. */
function pointAt(state: AssistantState, paths: readonly string[]): AssistantState {
  const { form } = state;
  const found = stepsOf(form).find((step) => paths.some((path) => stepOf(path, form) === step));
  if (found === undefined) return state;
  const source = numberIn(paths, /^station\.sources\.(\d+)/);
  const wall = numberIn(paths, /^machine\.displays\.(\d+)/);
  const shown = wall === null ? undefined : wallPlaces(form)[wall];
  return {
    ...state,
    step: found,
    tried: [...new Set([...state.tried, found])],
    openSource: source === null ? state.openSource : (form.sources[source]?.key ?? state.openSource),
    display: shown ?? state.display,
    pointed: state.pointed + 1,
  };
}

function numberIn(paths: readonly string[], pattern: RegExp): number | null {
  for (const path of paths) {
    const number = pattern.exec(path)?.[1];
    if (number !== undefined) return Number(number);
  }
  return null;
}

/** Of each display of the setup, its place among all displays. */
export function wallPlaces({ role, displays }: SetupForm): number[] {
  return [...displays.keys()].filter((at) => role !== 'both' || displays[at]?.on === true);
}
