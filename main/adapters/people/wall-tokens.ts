import type { Changed, WallToken } from '../../../shared/contract/asks/people-asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { AccountParts } from './account-book.ts';
import { digestOf, newToken } from './secret-token.ts';
import type { StoredToken } from './token-table.ts';

const DAY_MS = 86_400_000;

/** Read-only tokens of walls. */
export interface WallTokens {
  list(): WallToken[];
  /** The token is told this once. */
  make(name: string, days: number, by: Person): { id: string; token: string; until: number };
  revoke(id: string, by: Person): Changed<{ id: string }>;
  /** Those that open the wall now. */
  good(): StoredToken[];
  /** Whether there ever was one: the last one to expire does not open the walls to everybody. */
  any(): boolean;
}

export function createWallTokens({
  tables,
  clock,
  store,
  changed,
}: Omit<AccountParts, 'passwords'>): WallTokens {
  const { tokens, audit } = tables;
  return {
    list: () => tokens.all().map(({ digest: _digest, ...token }) => token),
    good: () => tokens.all().filter(({ revoked, until }) => !revoked && until > clock.now()),
    any: () => tokens.all().length > 0,
    make(name, days, by) {
      const token = newToken();
      const since = clock.now();
      const until = since + days * DAY_MS;
      const id = store(() => {
        audit.note({ at: since, who: by, what: 'token.make', subject: name, after: { until } });
        return tokens.add({ digest: digestOf(token), name, by: by.name, since, until });
      });
      changed();
      return { id, token, until };
    },
    revoke(id, by) {
      const token = tokens.all().find((each) => each.id === id);
      if (token === undefined || token.revoked) return { ok: false, problem: 'gone' };
      store(() => {
        tokens.revoke(id);
        audit.note({ at: clock.now(), who: by, what: 'token.revoke', subject: token.name });
      });
      changed();
      return { ok: true, id };
    },
  };
}
