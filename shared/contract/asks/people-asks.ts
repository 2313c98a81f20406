import * as z from 'zod';
import { auditKinds } from '../../model/audit.ts';
import type { AuditEntry } from '../../model/audit.ts';
import { accountSchema } from '../../model/account.ts';
import { roles } from '../../model/person.ts';
import type { Person } from '../../model/person.ts';
import type { PasswordFault } from '../../model/password.ts';
import { lineSchema, timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

/** Longer ones are refused before they are hashed. */
const password = z.string().min(1).max(1024);
const id = z.string().regex(/^\d{1,15}$/);

/** A wall token lasts so many days at most. */
export const TOKEN_DAYS = 3660;

/** People, wall tokens, and who did what. */
export const peopleAsks = {
  'people.me': { role: 'viewer', args: z.strictObject({}) },
  /**
   * Signs in where a page has no `POST /session`: a window of the application. Asked over a browser's socket it is not
   * answered.
   */
  'people.signIn': { role: 'viewer', args: z.strictObject({ account: z.string().min(1).max(64), password }) },
  'people.signOut': { role: 'viewer', args: z.strictObject({}) },
  'people.list': { role: 'administrator', args: z.strictObject({}) },
  /** `id` null: a new person, who needs a password; else it is kept unless another one is given, which ends their sessions. */
  'people.save': {
    role: 'administrator',
    args: z.strictObject({
      id: id.nullable(),
      account: accountSchema,
      name: lineSchema(64),
      role: z.enum(roles),
      active: z.boolean().default(true),
      password: password.optional(),
    }),
  },
  'people.deactivate': { role: 'administrator', args: z.strictObject({ id }) },
  /** One's own; ends one's other sessions. */
  'people.password': { role: 'viewer', args: z.strictObject({ was: password, now: password }) },
  'walltokens.list': { role: 'administrator', args: z.strictObject({}) },
  /** The token is told this once. */
  'walltokens.make': {
    role: 'administrator',
    args: z.strictObject({ name: lineSchema(64), days: z.int().min(1).max(TOKEN_DAYS) }),
  },
  'walltokens.revoke': { role: 'administrator', args: z.strictObject({ id }) },
  /** Newest first; times are the host's. `before`: the id of the last entry of the page before. */
  'audit.list': {
    role: 'administrator',
    args: z.strictObject({
      from: timeSchema.optional(),
      to: timeSchema.optional(),
      kinds: z.array(z.enum(auditKinds)).default([]),
      text: z.string().trim().max(64).default(''),
      before: z.int().optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
  },
} as const satisfies AskTable;

/** What somebody may do to get to a desk: nothing, sign in, make the first account, or neither from where they are. */
export type SignInWay = 'open' | 'account' | 'first' | 'closed';

/**
 * Why a change was not made. `taken`: another has that account; `lastAdministrator`: nobody could administer any more;
 * `wrong`: that is not the old password; `wait`: too many wrong ones, try later; `busy`: too many passwords are looked at
 * just now; `gone`: there is no such person or token.
 */
export type PersonProblem =
  | PasswordFault
  | 'noPassword'
  | 'taken'
  | 'lastAdministrator'
  | 'notFirst'
  | 'wrong'
  | 'wait'
  | 'busy'
  | 'gone';

export type Changed<T = unknown> = ({ ok: true } & T) | { ok: false; problem: PersonProblem };

/** Somebody who may sign in, as administrators see them. Times are epoch ms, `seen` 0 = never signed in. */
export interface Account extends Person {
  account: string;
  active: boolean;
  since: number;
  seen: number;
}

/** A wall's token, as administrators see it. `by`: the name of who made it. */
export interface WallToken {
  id: string;
  name: string;
  by: string;
  since: number;
  until: number;
  revoked: boolean;
}

/** Who it is, the next welcome tells. `waitMs`: how long nobody may try again. `busy`: too many sign in at once. */
export type SignInAnswer =
  | { ok: true }
  | { ok: false; why: 'wrong' | 'busy' }
  | { ok: false; why: 'wait'; waitMs: number };

export interface PeopleAnswers {
  'people.me': { who: Person; signIn: SignInWay };
  'people.signIn': SignInAnswer;
  'people.signOut': Record<string, never>;
  'people.list': { people: Account[] };
  'people.save': Changed<{ id: string }>;
  'people.deactivate': Changed<{ id: string }>;
  'people.password': Changed;
  'walltokens.list': { tokens: WallToken[] };
  'walltokens.make': { id: string; token: string; until: number };
  'walltokens.revoke': Changed<{ id: string }>;
  'audit.list': { entries: AuditEntry[]; more: boolean };
}
