import { setupSchema } from '../../shared/model/machine.ts';
import { STOP_SECONDS } from '../../shared/model/scene.ts';
import type { Word } from '../../shared/words/words.ts';
import { dialTokens, type SetupForm } from './form.ts';
import { asksForPin, dialsIn, setupOf, wallsOf } from './setup-of.ts';
import { numberOf } from './source-form.ts';

/** What is wrong in a form, where (`station.sources.0.url`), in words. */
export interface FormProblem {
  path: string;
  word: Word;
  params?: Record<string, string>;
}

/**
 * Everything in a form that has to be mended first: what the schema of setups refuses, and what it cannot know, such as
 * two PINs that differ. One problem a place. A form without problems is a valid setup.
 */
export function problemsOf(form: SetupForm): FormProblem[] {
  const found = new Map<string, FormProblem>();
  const add = (problem: FormProblem) => found.has(problem.path) || found.set(problem.path, problem);
  for (const problem of [...stationProblems(form), ...displayProblems(form), ...pinProblems(form)])
    add(problem);
  const { error } = setupSchema.safeParse(setupOf(form));
  for (const { path, code } of error?.issues ?? []) {
    const place = path.map(String).join('.');
    const missing = code === 'too_small';
    // The new token is the last of the list, and is asked for in fields of its own.
    if (place.startsWith('station.tokens.') && dialsIn(form))
      add({ path: place.includes('.sources') ? 'dial.id' : 'dial.token', word: 'setup.problem.text' });
    else add({ path: place, word: wordFor(String(path.at(-1)), missing), params: { path: place } });
  }
  return [...found.values()];
}

function wordFor(field: string, missing: boolean): Word {
  switch (field) {
    case 'url':
      return 'setup.problem.url';
    case 'zone':
      return 'setup.problem.zone';
    case 'port':
      return 'setup.problem.port';
    case 'pin':
      return 'setup.problem.pin';
    case 'id':
    case 'centre':
    case 'host':
    case 'user':
    case 'secret':
    case 'token':
      return missing ? 'setup.problem.missing' : 'setup.problem.text';
    default:
      return 'setup.problem.other';
  }
}

function* stationProblems(form: SetupForm): Generator<FormProblem> {
  if (form.origin !== 'own') return;
  if (form.centre.trim() === '') yield { path: 'station.centre', word: 'setup.problem.missing' };
  const ids = new Set<string>();
  for (const [at, { id }] of form.sources.entries()) {
    const name = id.trim();
    if (ids.has(name) && name !== '')
      yield { path: `station.sources.${at}.id`, word: 'setup.problem.twice', params: { id: name } };
    ids.add(name);
  }
  // From another machine nobody gets in without a token.
  const needed = form.reach === 'network' && form.sources.length === 0 && dialTokens(form).length === 0;
  if (!needed && !dialsIn(form)) return;
  if (form.dialId.trim() === '') yield { path: 'dial.id', word: 'setup.problem.missing' };
  if (form.dialToken.trim() === '') yield { path: 'dial.token', word: 'setup.problem.missing' };
  if (ids.has(form.dialId.trim()))
    yield { path: 'dial.id', word: 'setup.problem.twice', params: { id: form.dialId.trim() } };
}

function* displayProblems(form: SetupForm): Generator<FormProblem> {
  const walls = wallsOf(form);
  if (form.role === 'both' && form.displays.length > 0 && walls.length === 0)
    yield { path: 'machine.displays', word: 'setup.problem.noWall' };
  for (const [at, { stops }] of walls.entries()) {
    if (stops.length === 0) yield { path: `machine.displays.${at}.scenes`, word: 'setup.problem.noScene' };
    for (const { key, seconds } of stops) {
      const given = numberOf(seconds);
      if (!(given >= STOP_SECONDS.shortest && given <= STOP_SECONDS.longest))
        yield { path: `machine.displays.${at}.scenes.${key}`, word: 'setup.problem.seconds' };
    }
  }
}

function* pinProblems(form: SetupForm): Generator<FormProblem> {
  if (asksForPin(form) && form.pin !== form.pinAgain)
    yield { path: 'machine.pinAgain', word: 'setup.problem.pinAgain' };
}
