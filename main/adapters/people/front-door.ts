import type { Changed, SignInAnswer } from '../../../shared/contract/asks/people-asks.ts';
import type { AuditKind } from '../../../shared/model/audit.ts';
import { passwordFault } from '../../../shared/model/password.ts';
import { accountOf } from '../../../shared/model/account.ts';
import { wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { AccountParts } from './account-book.ts';
import { createLockout } from './lockout.ts';
import { TooBusyError, unlessBusy } from './passwords.ts';
import type { StoredPerson } from './people-tables.ts';
import { digestOf, newToken } from './secret-token.ts';

/** A session ends when it was not used for so long, and at the latest after so long. Unit: ms. */
export const IDLE_MS = 12 * 3_600_000;
export const SESSION_MS = 7 * 86_400_000;
/** That a session is in use is written down so often at most, ms: each time is a commit. */
const SEEN_MS = 10 * 60_000;

export interface SignInTry {
  account: string;
  password: string;
  /** Where from: wrong tries are counted by it, and the audit journal tells it. */
  from: string;
}

/** Who signed in; the token is for their browser only. */
export type SignedIn = { ok: true; who: Person; token: string } | Exclude<SignInAnswer, { ok: true }>;

/** Signing in and out, and whose a session is. */
export interface FrontDoor {
  signIn(attempt: SignInTry): Promise<SignedIn>;
  /** Whose session that is as of now; undefined when it is nobody's (any more). Counts as its use. */
  whoOf(token: string | undefined): Person | undefined;
  signOut(token: string): void;
  /** Changes one's own password and ends one's other sessions; `who` as `whoOf` gave it. */
  changePassword(who: Person, was: string, next: string): Promise<Changed>;
}

export function createFrontDoor(parts: AccountParts): FrontDoor {
  return new LockedDoor(parts);
}

class LockedDoor implements FrontDoor {
  private readonly parts: AccountParts;
  private readonly lockout: ReturnType<typeof createLockout>;
  /** The sessions of those who are in front of a screen, so that who changes their password stays signed in. */
  private readonly digests = new WeakMap<Person, string>();

  constructor(parts: AccountParts) {
    this.parts = parts;
    this.lockout = createLockout(parts.clock);
  }

  async signIn({ account, password, from }: SignInTry): Promise<SignedIn> {
    const person = this.parts.tables.people.byAccount(accountOf(account));
    const verdict = await this.judge(person, accountOf(account), password, from);
    if (verdict !== 'right' || person === undefined) return refusal(verdict);
    const token = newToken();
    const who = this.parts.store(() => this.open(person, digestOf(token), from));
    return who === undefined ? { ok: false, why: 'wrong' } : { ok: true, token, who };
  }

  whoOf(token: string | undefined): Person | undefined {
    if (token === undefined) return undefined;
    const { tables, clock, store } = this.parts;
    const digest = digestOf(token);
    const session = tables.sessions.find(digest);
    const now = clock.now();
    if (session === undefined || session.until <= now || session.seen + IDLE_MS <= now) return undefined;
    const person = tables.people.byId(session.person);
    if (person?.active !== true) return undefined;
    if (session.seen + SEEN_MS <= now) whereStored(() => store(() => tables.sessions.setSeen(digest, now)));
    const who = shownAs(person);
    this.digests.set(who, digest);
    return who;
  }

  signOut(token: string): void {
    const who = this.whoOf(token);
    if (who === undefined) return;
    const { tables, store, clock, changed } = this.parts;
    store(() => {
      tables.sessions.end(digestOf(token));
      tables.audit.note({ at: clock.now(), who, what: 'session.close', subject: who.name });
    });
    changed();
  }

  async changePassword(who: Person, was: string, next: string): Promise<Changed> {
    const { tables, passwords, store, clock, changed } = this.parts;
    const person = tables.people.byId(who.id);
    if (person === undefined) return { ok: false, problem: 'gone' };
    const fault = passwordFault(next, person.account);
    if (fault !== undefined) return { ok: false, problem: fault };
    // An address of one's own: nobody's wrong passwords on a desk keep others from changing theirs.
    const verdict = await this.judge(person, person.account, was, `desk of ${person.account}`);
    if (verdict !== 'right') return { ok: false, problem: typeof verdict === 'number' ? 'wait' : verdict };
    const secret = await unlessBusy(passwords.hash(next));
    if (secret === undefined) return { ok: false, problem: 'busy' };
    const stored = store(() => {
      if (this.currentOf(person) === undefined) return false;
      tables.people.setSecret(person.id, secret);
      tables.sessions.endAllOf(person.id, this.digests.get(who) ?? '');
      tables.audit.note({ at: clock.now(), who, what: 'person.password', subject: person.account });
      return true;
    });
    if (!stored) return { ok: false, problem: 'wrong' };
    changed();
    return { ok: true };
  }

  /** Every try is as slow as any other, whether there is such an account or not. */
  private async judge(
    person: StoredPerson | undefined,
    account: string,
    password: string,
    from: string,
  ): Promise<'right' | 'wrong' | 'busy' | number> {
    const wait = this.lockout.waitMs(account, from);
    if (wait > 0) return wait;
    const settle = this.lockout.attempt(account, from);
    try {
      const secret = person?.active === true ? person.secret : undefined;
      if (await this.parts.passwords.matches(password, secret)) {
        settle('right');
        return 'right';
      }
    } catch (fault) {
      settle('unseen');
      if (fault instanceof TooBusyError) return 'busy';
      throw fault;
    }
    this.noteWrong(person, from, this.lockout.waitMs(account, from));
    return 'wrong';
  }

  /** Only accounts that exist are named: what was typed may be a password in the wrong field. */
  private noteWrong(person: StoredPerson | undefined, from: string, waitMs: number): void {
    const { tables, store, clock } = this.parts;
    const at = clock.now();
    const what: AuditKind = waitMs > 0 ? 'session.lock' : 'session.refuse';
    const after = waitMs > 0 ? { from, until: at + Math.ceil(waitMs) } : { from };
    const note = { at, who: wallViewer, what, subject: person?.account ?? '', after };
    whereStored(() => store(() => tables.audit.note(note)));
  }

  /** The account as it is now; undefined when it was deactivated or got another password while this one was looked at. */
  private currentOf(person: StoredPerson): StoredPerson | undefined {
    const current = this.parts.tables.people.byId(person.id);
    return current?.active === true && current.secret === person.secret ? current : undefined;
  }

  /** Undefined when the account changed while its password was looked at. */
  private open(person: StoredPerson, digest: string, from: string): Person | undefined {
    const { tables, clock } = this.parts;
    const now = clock.now();
    const current = this.currentOf(person);
    if (current === undefined) return undefined;
    const who = shownAs(current);
    tables.sessions.forget(now, now - IDLE_MS);
    tables.sessions.open({ digest, person: person.id, since: now, until: now + SESSION_MS, seen: now });
    tables.people.setSeen(person.id, now);
    tables.audit.note({ at: now, who, what: 'session.open', subject: current.account, after: { from } });
    return who;
  }
}

function refusal(verdict: 'right' | 'wrong' | 'busy' | number): Exclude<SignInAnswer, { ok: true }> {
  if (typeof verdict === 'number') return { ok: false, why: 'wait', waitMs: verdict };
  return { ok: false, why: verdict === 'busy' ? 'busy' : 'wrong' };
}

function shownAs({ id, name, role }: StoredPerson): Person {
  return { id, name, role };
}

/** What is only noted must not keep anybody out (or in) while the disk is full; the station shows that fault itself. */
function whereStored(write: () => void): void {
  try {
    write();
  } catch {
    return;
  }
}
