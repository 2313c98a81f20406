import { expect, it } from 'vitest';
import { openSession } from './session.ts';
import type { SessionHost } from './session.ts';
import { epochOf, sourceState } from './source-state.ts';
import type { SourceRecord } from './source-record.ts';

it('a commit in the middle of a batch stores the cursor behind the event it stores', () => {
  const record = { epoch: 1, epochs: [{ code: 1, next: 1 }], duplicates: 0 } as unknown as SourceRecord;
  const source = sourceState(record, 0);
  const cursors: number[][] = [];
  const host: SessionHost = {
    clock: { now: () => 0, mono: () => 0, after: () => () => undefined },
    zone: 'UTC',
    centreNow: () => 0,
    attach: () => source,
    detach: () => undefined,
    begin: () => undefined,
    // Whoever takes an event may commit there and then: a crash after that resumes from this cursor.
    take: (_source, seq) => void cursors.push([seq, epochOf(record).next]),
    gap: () => undefined,
    snapshot: () => undefined,
    pinged: () => undefined,
    calledAt: () => undefined,
    malformed: () => undefined,
    scheduleCommit: () => undefined,
    window: () => 100,
  };
  const session = openSession(host, {
    send: () => undefined,
    close: () => undefined,
    allowed: null,
    peer: 'test',
  });
  session.onFrame('{"t":"hello","v":1,"source":"s","epoch":"e","first":1,"last":3}');
  session.onFrame('{"t":"batch","from":1,"events":[{},{},{}]}');
  expect(cursors).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
  ]);
});
