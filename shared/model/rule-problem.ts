import type * as z from 'zod';

/** Something wrong with a rule. `code` and `params` are for words of a language (`rules.problem.<code>`), `message` is English. */
export interface RuleProblem {
  /** Field of the rule, as `raise.below`; empty for the whole of it. */
  path: string;
  code: string;
  params: Record<string, string | number>;
  message: string;
}

/** How fields that can be several things are written, in the format itself. */
const shapes: Readonly<Record<string, string>> = {
  scope: 'centre, { each: queue }, { queue: NAME }',
  raise: '{ below: 0.88 }, { above: 10 }',
  clear: '{ atLeast: 0.90 }, { atMost: 5 }',
  confidence: 'off, { wilson95: 0.97 }, { wilson99: 0.97 }',
  calendar: "always, { hours: '08:00-20:00', days: workdays }",
  params: '{ k: 0.01, h: 4 }',
};

type Told = Pick<RuleProblem, 'code' | 'params'>;

/** What the schema of rules found wrong. @param raw the rule as it was given */
export function ruleProblems(error: z.ZodError, raw: unknown): RuleProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    ...ruleIssue(issue, raw),
    message: issue.message,
  }));
}

/** Code and parameters of one finding of the schema. */
export function ruleIssue(issue: z.core.$ZodIssue, raw: unknown): Told {
  const told = (code: string, params: Told['params'] = {}): Told => ({ code, params });
  switch (issue.code) {
    case 'custom':
      return told(textOf(issue.params?.['code']) ?? 'other', {
        metric: textOf(issue.params?.['metric']) ?? '',
        why: issue.message,
      });
    case 'unrecognized_keys':
      return told('unknown', { key: issue.keys.join(', ') });
    case 'invalid_type':
      return valueAt(raw, issue.path) === undefined ? told('missing') : told(typeCode(issue.expected));
    case 'invalid_value':
      return told('choice', { choices: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return told('shape', { shape: shapes[String(issue.path[0])] ?? '' });
    case 'invalid_format':
      return told(formatCode(issue.path));
    case 'too_big':
      return told(issue.origin === 'string' ? 'long' : 'most', { most: String(issue.maximum) });
    case 'too_small':
      return issue.origin === 'string' ? told('missing') : told('least', { least: String(issue.minimum) });
    default:
      return told('other', { why: issue.message });
  }
}

function typeCode(expected: string): string {
  if (expected === 'int') return 'wholeNumber';
  return expected === 'number' ? 'number' : 'kind';
}

/** What texts of a form are there: ids, hours, durations. */
function formatCode([field]: readonly PropertyKey[]): string {
  if (field === 'id' || field === 'inhibits') return 'id';
  return field === 'calendar' ? 'hours' : 'duration';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    raw,
  );
}
