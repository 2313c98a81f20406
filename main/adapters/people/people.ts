import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import type { AuditBook } from './audit-book.ts';
import { createAccountBook } from './account-book.ts';
import type { AccountBook, AccountParts } from './account-book.ts';
import { createFrontDoor } from './front-door.ts';
import type { FrontDoor } from './front-door.ts';
import { createPasswords } from './passwords.ts';
import { createWallTokens } from './wall-tokens.ts';
import type { WallTokens } from './wall-tokens.ts';

/** Who there is, who is who, and what they did. */
export interface People {
  accounts: AccountBook;
  door: FrontDoor;
  walls: WallTokens;
  audit: Pick<AuditBook, 'list'>;
  /** Whether anybody has an account to sign in with. */
  anybody(): boolean;
  /** After each change of what somebody may do, made here. */
  changes: Observable<void>;
  /** Moves with every change that another process made (`callwall people`). */
  version(): number;
}

/** @param parts `passwords` as in production where they are left out */
export function createPeople(
  parts: Omit<AccountParts, 'changed' | 'passwords'> & Partial<Pick<AccountParts, 'passwords'>>,
): People {
  const changes = new Subject<void>();
  const { people, audit } = parts.tables;
  const all = { passwords: createPasswords(), ...parts, changed: () => changes.next() };
  return {
    accounts: createAccountBook(all),
    door: createFrontDoor(all),
    walls: createWallTokens(all),
    audit,
    anybody: () => people.anybody(),
    changes,
    version: () => people.version(),
  };
}
