import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AsteriskSettings } from './asterisk-source.ts';
import { asteriskQueueLog } from './queue-log.ts';
import { playThrough } from './testing/live-source.ts';
import { recordingOf } from './testing/replay-pbx.ts';
import { readSample } from './testing/samples.ts';
import { tally } from './testing/tally.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asterisk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Plays one recorded run through a source; null where the recordings are not at hand. */
async function live(run: string, how: { log: boolean; userEvents?: AsteriskSettings['userEvents'] }) {
  const raw = readSample(`asterisk-recorded/${run}/ami.raw.txt.gz`);
  const received = readSample(`asterisk-recorded/${run}/ami.received.jsonl.gz`);
  const log = readSample(`asterisk-recorded/${run}/queue_log`);
  if (raw === null || received === null || log === null) return null;
  const played = await playThrough(recordingOf(raw, received), {
    folder,
    log: how.log ? log.trim().split('\n') : null,
    userEvents: how.userEvents,
  });
  return {
    ...played,
    truth: asteriskQueueLog.parse(log, { zone: 'UTC', epoch: 'e', customer: (number) => number }).events,
  };
}

/** What both AMI and queue_log can tell of a run, one line a fact. */
function facts(events: readonly { type: string; time: number; data?: unknown }[]): string[] {
  const shared = new Set([
    'contact.queued',
    'contact.answered',
    'contact.abandoned',
    'contact.left',
    'contact.ended',
    'contact.transferred',
    'contact.ringNoAnswer',
  ]);
  return events
    .filter((event) => shared.has(event.type))
    .map(({ type, data }) => {
      const { contact, queue = '', agent = '', reason = '' } = data as Record<string, string>;
      return [type, contact, queue, agent, reason].join(' ');
    })
    .toSorted();
}

const normal = {
  entered: 103,
  offered: 99,
  answered: 61,
  abandoned: 28,
  flowedOut: 10,
  refused: 1,
  ivrLeft: 3,
  lost: 0,
  handled: 61,
  transferred: 6,
  ringNoAnswer: 14,
  surveyed: 52,
  open: 0,
  talking: 0,
};

describe('recorded runs, played over AMI', { timeout: 60_000 }, () => {
  test('a normal run: time-outs are flow-outs, never 38 abandoned; the refusal comes from the dialplan', async () => {
    const run = await live('a-normal', { log: true });
    if (!run) return;
    expect(tally(run.said)).toMatchObject(normal);
    expect(facts(run.events)).toEqual(facts(run.truth));
    expect(run.gaps).toEqual(['acd-disconnected']);
    expect(JSON.stringify(run.events)).not.toMatch(/13[0-9]{9}|来电/);
  });

  test('the same without queue_log: the word of the dialplan is enough', async () => {
    const run = await live('a-normal', { log: false });
    if (run) expect(tally(run.said)).toMatchObject(normal);
  });

  test('the same without the dialplan: queue_log corrects what AMI called abandoned', async () => {
    const run = await live('a-normal', { log: true, userEvents: {} });
    if (!run) return;
    expect(tally(run.said)).toMatchObject({ ...normal, entered: 0, refused: 0, ivrLeft: 0, surveyed: 0 });
    expect(run.events.filter((event) => event.type === 'contact.abandoned')).toHaveLength(38);
    expect(run.events.filter((event) => event.type === 'contact.left')).toHaveLength(10);
  });

  test.each([true, false])(
    'the PBX is killed: three waiting calls are lost, three talking ones lost after the answer (queue_log %s)',
    async (log) => {
      const run = await live('b-pbx-killed', { log });
      if (!run) return;
      expect(tally(run.said)).toMatchObject({
        offered: 30,
        answered: 25,
        abandoned: 1,
        flowedOut: 1,
        lost: 3,
        lostAfterAnswer: 3,
        handled: 22,
        open: 0,
        talking: 0,
      });
      expect(run.gaps).toEqual(['acd-disconnected', 'acd-restarted', 'acd-disconnected']);
    },
  );

  test('the client is cut off: queue_log fills the gap, nothing is double, the gap is on record', async () => {
    const run = await live('c-client-cut-off', { log: true });
    if (!run) return;
    expect(tally(run.said)).toMatchObject({
      offered: 42,
      answered: 37,
      abandoned: 3,
      flowedOut: 2,
      lost: 0,
      lostAfterAnswer: 0,
      handled: 37,
      open: 0,
      talking: 0,
    });
    expect(facts(run.events)).toEqual(facts(run.truth));
    expect(run.gaps).toEqual(['acd-disconnected', 'acd-disconnected']);
  });

  test('the client is cut off and there is no queue_log: what is missing is lost, and the list answer keeps who waits', async () => {
    const run = await live('c-client-cut-off', { log: false });
    if (!run) return;
    const sum = tally(run.said);
    expect(sum.offered).toBe(32);
    expect(sum.offered).toBe(sum.answered + sum.abandoned + sum.flowedOut + sum.lost);
    expect(sum).toMatchObject({ open: 0, talking: 0 });
    expect(run.gaps[0]).toBe('acd-disconnected');
  });
});
