import { expect, test } from 'vitest';
import { outcome } from '../floor/legs.ts';
import type { Account } from './account.ts';
import { emptyAccount } from './account.ts';
import { settleLongest } from './longest-waits.ts';
import { wholeLayout } from './layout.ts';
import { emptyRow, family } from './row.ts';
import type { Row } from './row.ts';
import type { Rows } from './rows.ts';
import { trace } from './trace.ts';

/** A contact that waited `wait` ms from 1,000 on. */
function waited(wait: number, how: number): Account {
  const account = emptyAccount();
  account.offered = true;
  Object.assign(account.whole, { leaf: 0, quarter: 0, offeredAt: 1_000, endAt: 1_000 + wait, outcome: how });
  return account;
}

/** Every slot is the same row. */
function rig() {
  const row: Row = emptyRow(family.scope, 0, 0, wholeLayout(4));
  const rows = {
    at: () => row,
    slot: () => row,
    tracks: () => row.tracks!,
  } as unknown as Rows;
  const move = (before: Account, after: Account): void =>
    trace(rows, before, after, { ended: () => undefined });
  return { row, move };
}

const nothing = emptyAccount();

test('who flows out and is queued again before the commit leaves no longest wait to be sought', () => {
  const { row, move } = rig();
  move(nothing, waited(300, outcome.answered));
  const out = waited(900, outcome.flowedOut);
  move(nothing, out);
  const again = waited(0, outcome.open);
  again.whole.endAt = 0;
  move(out, again);
  settleLongest(row);
  expect(row).toMatchObject({ seekMax: false, flowedOut: null });
  expect(row.waitMax.slice(0, 2)).toEqual([300, 300]);
});

test('who flows out for good has waited longest from the commit on, and taken back later is sought', () => {
  const { row, move } = rig();
  const out = waited(900, outcome.flowedOut);
  move(nothing, out);
  settleLongest(row);
  expect(row.waitMax.slice(0, 2)).toEqual([900, 900]);
  expect(row.seekMax).toBe(false);
  move(out, nothing);
  expect(row.seekMax).toBe(true);
});
