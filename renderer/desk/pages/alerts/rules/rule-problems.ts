import type { RuleProblem } from '../../../../../shared/model/rule-problem.ts';
import type { Words } from '../../../../../shared/words/words.ts';

/** Fields of the form by the paths of the format that they stand for. */
const places = {
  id: ['id'],
  zh: ['name.zh'],
  en: ['name.en'],
  metric: ['metric'],
  params: ['params'],
  ledger: ['ledger'],
  scope: ['scope'],
  windows: ['windows'],
  raise: ['raise'],
  clear: ['clear'],
  for: ['for'],
  keepFiring: ['keepFiring'],
  minOffered: ['minOffered'],
  confidence: ['confidence'],
  severity: ['severity'],
  channels: ['channels'],
  escalate: ['escalate'],
  inhibits: ['inhibits'],
  calendar: ['calendar'],
} as const;
export type RuleField = keyof typeof places;

/** A problem in words, with its line where it is one of a text; a code that nobody knows (of a newer station) in the station's own words. */
export function problemText(
  { say, sayKey }: Words,
  { code, params, message }: Omit<RuleProblem, 'path'>,
): string {
  const text = sayKey(`rules.problem.${code}`, params);
  if (text === null) return message;
  return params['line'] === undefined ? text : say('rules.problem.line', { line: params['line'], text });
}

/** What is wrong with a field; empty when nothing is. */
export function problemOf(words: Words, problems: readonly RuleProblem[], field: RuleField): string {
  return problems
    .filter(({ path }) => isAt(path, field))
    .map((problem) => problemText(words, problem))
    .join('; ');
}

/** A problem with the field that it is about. */
export function placedText(words: Words, problem: RuleProblem): string {
  const text = problemText(words, problem);
  return problem.path === '' ? text : `${problem.path}: ${text}`;
}

/** What is wrong that no field of the form stands for. */
export function otherProblems(words: Words, problems: readonly RuleProblem[]): string[] {
  const fields = Object.keys(places) as RuleField[];
  return problems
    .filter(({ path }) => !fields.some((field) => isAt(path, field)))
    .map((problem) => placedText(words, problem));
}

function isAt(path: string, field: RuleField): boolean {
  return places[field].some((place) => path === place || path.startsWith(`${place}.`));
}
