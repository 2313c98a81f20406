import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteOutbox } from '../source/sqlite-outbox.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { AsteriskSource } from './asterisk-source.ts';
import { customerToken } from './customer-token.ts';
import { memoFile } from './memo.ts';
import { outboxSink } from './sink.ts';
import { playThrough, quiet } from './testing/live-source.ts';
import { smallRun, smallStart } from './testing/small-run.ts';
import { tally } from './testing/tally.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'asterisk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const brief = (events: readonly { type: string; time: number; data: unknown }[]) =>
  events.map(({ type, time, data }) => [type, time - smallStart, data]);

describe('a small run over AMI', () => {
  test('becomes events with AMI times, tokens for numbers and no names', async () => {
    const { events, gaps, snapshots } = await playThrough(smallRun(126), { folder, log: null });
    const one = customerToken('key')('13800000001');
    const two = customerToken('key')('13800000002');
    expect(brief(events.filter((event) => event.type !== 'agent.state'))).toEqual([
      // Told by the list: its time is that of the answer minus the wait.
      [
        'contact.queued',
        snapshots[0]!.at - smallStart - 7_000,
        { contact: 'w.0', queue: 'sales', channel: 'voice', customer: two },
      ],
      ['contact.entered', 1_000, { contact: 'c.1', channel: 'voice', customer: one }],
      [
        'contact.queued',
        2_500,
        { contact: 'c.1', queue: 'sales', channel: 'voice', customer: one, ivrKey: '3' },
      ],
      ['contact.ringing', 2_501, { contact: 'c.1', queue: 'sales', agent: 'Agent/1' }],
      ['contact.ringNoAnswer', 8_501, { contact: 'c.1', agent: 'Agent/1', ringMs: 6000 }],
      ['contact.left', 9_000, { contact: 'w.0', queue: 'sales', reason: 'timeout' }],
      ['contact.answered', 10_001, { contact: 'c.1', queue: 'sales', agent: 'Agent/1' }],
      ['contact.ended', 25_000, { contact: 'c.1', by: 'customer', agent: 'Agent/1' }],
    ]);
    expect(gaps[0]).toBe('acd-disconnected');
    expect(snapshots[0]).toMatchObject({
      queues: [{ queue: 'sales' }],
      contacts: [{ contact: 'w.0', state: 'waiting', queue: 'sales' }],
    });
    expect(snapshots[1]?.contacts).toMatchObject([
      {
        contact: 'c.1',
        state: 'talking',
        agent: 'Agent/1',
        offeredAt: smallStart + 2_500,
        answeredAt: smallStart + 10_001,
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/1380000000|张三/);
  });

  test('tells every change of a seat once', async () => {
    const { events } = await playThrough(smallRun(126), { folder, log: null });
    expect(
      events.flatMap((event) =>
        event.type === 'agent.state' ? [[event.data.agent, event.data.state, event.data.reason]] : [],
      ),
    ).toEqual([
      ['Agent/1', 'ready', undefined],
      ['Agent/2', 'notReady', '会议'],
      ['Agent/1', 'ringing', undefined],
      ['Agent/1', 'talking', undefined],
      ['Agent/2', 'offline', undefined],
    ]);
  });

  test('a PBX younger than our silence has restarted: its call is lost after the answer, its busy seat not believed', async () => {
    const { said, gaps, snapshots } = await playThrough(smallRun(3), { folder, log: null });
    expect(tally(said)).toMatchObject({
      offered: 2,
      answered: 1,
      flowedOut: 1,
      lostAfterAnswer: 1,
      talking: 0,
    });
    expect(gaps.slice(0, 2)).toEqual(['acd-disconnected', 'acd-restarted']);
    expect(snapshots.at(-1)?.agents).toMatchObject([
      { agent: 'Agent/1', state: 'notReady', reason: 'INUSE' },
    ]);
  });
});

describe('queue_log alone, while the PBX cannot be reached', () => {
  const line = (second: number, rest: string): string => `${smallStart / 1000 + second}|${rest}\n`;

  function setUp(memo = memoFile(join(folder, 'memo'))) {
    const clock = manualClock(smallStart + 60_000);
    const outbox = sqliteOutbox({ file: join(folder, 'outbox.sqlite') });
    const sink = outboxSink(outbox, () => undefined);
    const faults: string[][] = [];
    const source = new AsteriskSource({
      settings: {
        id: 'pbx',
        kind: 'asterisk',
        host: '127.0.0.1',
        port: 1,
        user: 'u',
        secret: 's',
        queueLog: join(folder, 'queue_log'),
      },
      siteKey: 'key',
      sink,
      memo,
      clock,
      log: quiet,
      onFaults: (list) => faults.push(list.map((fault) => fault.code)),
    });
    const told = () =>
      sink.after(0).map((event) => `${event.type} ${'contact' in event.data ? event.data.contact : ''}`);
    return { clock, outbox, source, told, faults };
  }

  test('history is not told, but the calls that are still going on are', () => {
    writeFileSync(
      join(folder, 'queue_log'),
      [
        line(0, 'a|q|NONE|ENTERQUEUE||1|1'),
        line(1, 'b|q|NONE|ENTERQUEUE||1|1'),
        line(2, 'NONE|NONE|NONE|QUEUESTART|'),
        line(10, 'c|q|NONE|ENTERQUEUE||1|1'),
        line(12, 'd|q|NONE|ENTERQUEUE||1|1'),
        line(13, 'd|q|A|CONNECT|1|x|1'),
        line(19, 'c|q|NONE|ABANDON|1|1|9'),
      ].join(''),
    );
    const { source, outbox, told } = setUp();
    source.start();
    source.stop();
    expect(told()).toEqual(['contact.queued d', 'contact.answered d']);
    outbox.close();
  });

  test('a crash between the outbox and the memo tells nothing twice and loses nothing', () => {
    writeFileSync(join(folder, 'queue_log'), line(0, 'NONE|NONE|NONE|QUEUESTART|'));
    const store = memoFile(join(folder, 'memo'));
    let saves = 0;
    const first = setUp({
      load: () => store.load(),
      save: (memo) => (saves++ === 0 ? store.save(memo) : undefined),
    });
    first.source.start();
    appendFileSync(
      join(folder, 'queue_log'),
      line(60, 'c|q|NONE|ENTERQUEUE||1|1') + line(62, 'c|q|A|CONNECT|2|x|1'),
    );
    first.clock.pass(1_000);
    first.source.stop();
    const before = first.told();
    first.outbox.close();
    expect(before).toEqual(['contact.queued c', 'contact.answered c']);

    const second = setUp();
    appendFileSync(join(folder, 'queue_log'), line(70, 'c|q|A|COMPLETEAGENT|2|8|1'));
    second.source.start();
    second.source.stop();
    expect(second.told()).toEqual([...before, 'contact.ended c']);
    second.outbox.close();
  });

  test('a log that cannot be read is a fault, and ends being one when it can', () => {
    const { source, clock, faults, outbox } = setUp();
    source.start();
    expect(faults.at(-1)).toEqual(['asterisk-queue-log']);
    writeFileSync(join(folder, 'queue_log'), '');
    clock.pass(1_000);
    expect(faults.at(-1)).toEqual([]);
    source.stop();
    outbox.close();
  });
});
