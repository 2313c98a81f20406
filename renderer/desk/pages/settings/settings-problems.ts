import { pathText } from '../../../../shared/model/path-text.ts';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import type { Word, Words } from '../../../../shared/words/words.ts';

type Issue = NonNullable<ReturnType<typeof settingsSchema.safeParse>['error']>['issues'][number];

/** What is wrong in settings as they are typed, by place (`sources[0].url`): one text each. */
export function problemsOf(settings: unknown, words: Words): ReadonlyMap<string, string> {
  const issues = settingsSchema.safeParse(settings).error?.issues ?? [];
  const found = new Map<string, string>();
  for (const issue of issues) {
    const place = pathText(issue.path);
    if (!found.has(place)) found.set(place, textOf(issue, words));
  }
  return found;
}

function textOf(issue: Issue, { say }: Words): string {
  switch (issue.code) {
    // Only a limit can be given in two ways.
    case 'invalid_union':
      return say('settings.problem.limit');
    case 'invalid_type':
      return say('settings.problem.missing');
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? say('settings.problem.missing')
        : say('settings.problem.least', { least: String(issue.minimum) });
    case 'too_big':
      return say(issue.origin === 'string' ? 'settings.problem.long' : 'settings.problem.most', {
        most: String(issue.maximum),
      });
    default:
      return say(wordFor(issue), { why: issue.message });
  }
}

/** By what the place is called: the schema's own sentences are for files. */
function wordFor({ path, message }: Issue): Word {
  if (/\btwice\b/.test(message)) return 'settings.problem.twice';
  switch (path.at(-1)) {
    case 'url':
      return 'settings.problem.url';
    case 'zone':
      return 'settings.problem.zone';
    case 'accent':
    case 'second':
      return 'settings.problem.colour';
    case 'from':
    case 'to':
      return 'settings.problem.time';
    case 'date':
      return 'settings.problem.date';
    case 'key':
      return path.includes('links') ? 'settings.problem.linkKey' : 'settings.problem.other';
    case 'zh':
      return 'settings.problem.missing';
    default:
      return 'settings.problem.other';
  }
}
