import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { roles } from '../../../../shared/model/person.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** One thing that is otherwise than before; '' = was or is not there. */
export interface AuditChange {
  key: string;
  before: string;
  after: string;
}

/** Longer texts are cut: the journal says that something changed, not all of it. */
const LONGEST = 80;
/** Members that have a word; those of rules and settings are called as their files call them. */
const named = ['account', 'name', 'role', 'active', 'until', 'from'] as const;

/** What differs between before and after, by members. @param time writes what is a time */
export function auditChanges(
  { before, after }: Pick<AuditEntry, 'before' | 'after'>,
  time: (ms: number) => string,
  { say }: Words,
): AuditChange[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const textOf = (key: string, value: unknown): string => {
    const role = key === 'role' ? roles.find((each) => each === value) : undefined;
    if (role !== undefined) return say(`desk.role.${role}`);
    if (key === 'active')
      return value === undefined ? '' : say(`people.state.${value === true ? 'active' : 'inactive'}`);
    return key === 'until' && typeof value === 'number' ? time(value) : plain(value);
  };
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ key, before: textOf(key, was.get(key)), after: textOf(key, is.get(key)) }))
    .filter((change) => change.before !== change.after)
    .map((change) => {
      const word = named.find((each) => each === change.key);
      return word === undefined ? change : { ...change, key: say(`audit.field.${word}`) };
    });
}

function membersOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map();
  return new Map(typeof value === 'object' ? Object.entries(value) : [['', value]]);
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
