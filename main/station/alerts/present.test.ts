import { expect, test } from 'vitest';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import { newRecord } from '../ingest/registry.ts';
import { sourceState } from '../ingest/source-state.ts';
import { isBlind, isCaughtUp, knownUntil } from './present.ts';
import { CENTRE } from './scopes.ts';

const MINUTE = 60_000;
const now = 100 * MINUTE;
const ratio = { metric: 'connectRate' } as const satisfies Partial<AlertRule>;

/** A source that was heard so long ago; `withinMs`: how long it may be silent. */
function heard(code: number, agoMs: number, state: 'live' | 'stale', withinMs: number | null = null) {
  const hello = { t: 'hello', v: 1, source: `s${code}`, epoch: 'e', first: 1, last: 0 } as const;
  const facts = { clock: 'live', acw: false, agentStates: false, simulated: false } as const;
  const newest = { newest: now - agoMs, newestEvent: now - agoMs };
  const record = { ...newRecord(code, { ...hello, ...facts }), ...newest };
  return { ...sourceState(record, 0), heardAt: now - agoMs, withinMs, state };
}

function present(...sources: ReturnType<typeof heard>[]) {
  const clock = { now: () => now, mono: () => now };
  return { scopes: { sourceOf: () => 0 }, clock, sources: () => sources, pace: () => 1, isLive: () => true };
}

const rule = ratio as AlertRule;
const phone = heard(1, 1_000, 'live');
const cut = heard(1, MINUTE, 'stale');
const crm = heard(2, 50 * MINUTE, 'live', Infinity);
const late = heard(2, 50 * MINUTE, 'stale', MINUTE);

test('a source without a heartbeat neither stands for the telephone system nor holds its alerts back', () => {
  expect(isBlind(present(phone, crm), rule, CENTRE)).toBe(false);
  expect(isBlind(present(cut, crm), rule, CENTRE)).toBe(true);
  expect(isBlind(present(phone, late), rule, CENTRE)).toBe(false);
  expect(isCaughtUp(present(cut, crm), CENTRE)).toBe(false);
  expect(knownUntil(present(phone, late), CENTRE, now)).toBe(now);
});

test('where there is no other, it has to do', () => {
  expect(isBlind(present(crm), rule, CENTRE)).toBe(false);
  expect(isBlind(present(late), rule, CENTRE)).toBe(true);
  expect([isCaughtUp(present(crm), CENTRE), isCaughtUp(present(late), CENTRE)]).toEqual([true, false]);
});
