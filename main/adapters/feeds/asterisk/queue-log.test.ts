import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DialectContext } from '../replay/dialect.ts';
import { pbxwareQueueLog } from './pbxware-queue-log.ts';
import { asteriskQueueLog } from './queue-log.ts';
import { readSample } from './testing/samples.ts';
import { tally } from './testing/tally.ts';

const context: DialectContext = {
  zone: 'Asia/Shanghai',
  epoch: 'e',
  customer: (raw) => `token-${raw.length}`,
};
const read = (lines: string[]) => asteriskQueueLog.parse(lines.join('\n'), context).events;
const empty = tally([]);
const dataOf = (event: ReturnType<typeof read>[number] | undefined) =>
  event && 'data' in event ? event.data : undefined;

const morning = [
  '1700000000|NONE|NONE|NONE|QUEUESTART|',
  '1700000010|c1|sales|NONE|ENTERQUEUE||13800000001|1',
  '1700000012|c2|sales|NONE|ENTERQUEUE||13800000002|2',
  '1700000015|c1|sales|Agent/1|CONNECT|5|x.1|2',
  '1700000030|c1|sales|Agent/1|COMPLETECALLER|5|15|1',
  '1700000040|c2|sales|Agent/1|RINGNOANSWER|6000',
  '1700000045|c2|sales|NONE|EXITWITHTIMEOUT|1|2|33',
];

describe('queue_log', () => {
  test('tells offers, answers, ends and flow-outs, and hides the caller number', () => {
    const events = read(morning);
    expect(tally(events)).toEqual({
      ...empty,
      offered: 2,
      answered: 1,
      handled: 1,
      flowedOut: 1,
      ringNoAnswer: 1,
    });
    expect(events[0]).toEqual({
      type: 'contact.queued',
      time: 1_700_000_010_000,
      data: { contact: 'c1', queue: 'sales', channel: 'voice', customer: 'token-11' },
    });
    expect(events.find((event) => event.type === 'contact.ringNoAnswer')?.data).toEqual({
      contact: 'c2',
      agent: 'Agent/1',
      ringMs: 6000,
    });
    expect(JSON.stringify(events)).not.toContain('1380000000');
  });

  test('repeated lines of one call count once', () => {
    const doubled = [
      ...morning,
      '1700000010|c1|sales|NONE|ENTERQUEUE||13800000001|1',
      '',
      '1700000030|c1|sales|Agent/1|COMPLETECALLER|5|15|4',
    ];
    expect(read(doubled)).toEqual(read(morning));
  });

  test('the order of lines within a second, and out of time order, changes nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(morning, { minLength: morning.length }), (lines) => {
        expect(tally(read(lines))).toEqual(tally(read(morning)));
        const times = read(lines).map((event) => event.time);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });

  test('a call that leaves and enters the same queue within one second has two legs', () => {
    const loop = [
      '1700000001|c|q|NONE|ENTERQUEUE||1|1',
      '1700000020|c|q|NONE|EXITWITHTIMEOUT|1|1|19',
      '1700000020|c|q|NONE|ENTERQUEUE||1|1',
      '1700000020|c|q|A|CONNECT|0|x|0',
    ];
    expect(tally(read(loop))).toMatchObject({ offered: 2, flowedOut: 1, answered: 1 });
    expect(tally(read([loop[0]!, loop[2]!, loop[1]!, loop[3]!]))).toMatchObject({
      offered: 2,
      flowedOut: 1,
      answered: 1,
    });
  });

  test('a transfer ends the part of the queue; a private number does not travel', () => {
    const events = read([
      '1700000001|c|q|NONE|ENTERQUEUE||1|1',
      '1700000002|c|q|A|CONNECT|1|x|1',
      '1700000009|c|q|A|BLINDTRANSFER|13812345678|out|1|7|1',
    ]);
    expect(tally(events)).toMatchObject({ answered: 1, handled: 1, transferred: 1 });
    expect(events.find((event) => event.type === 'contact.transferred')?.data).toEqual({
      contact: 'c',
      agent: 'A',
      toExternal: 'external',
    });
  });

  test('a phone that was ringing when the caller gave up makes it an abandon in the stage ringing', () => {
    const events = read([
      '1700000001|c|q|NONE|ENTERQUEUE||1|1',
      '1700000004|c|q|NONE|ABANDON|1|1|3',
      '1700000004|c|q|A|RINGCANCELED|1485',
    ]);
    expect(dataOf(events.at(-1))).toEqual({ contact: 'c', queue: 'q', stage: 'ringing' });
  });

  test('a start of the PBX ends what was open, and only then is worth saying', () => {
    const events = read([
      ...morning,
      '1700000050|c3|sales|NONE|ENTERQUEUE||1|1',
      '1700000060|NONE|NONE|NONE|QUEUESTART|',
    ]);
    expect(events.filter((event) => event.type === 'acd.restarted')).toEqual([
      { type: 'acd.restarted', time: 1_700_000_060_000 },
    ]);
    expect(tally(events)).toMatchObject({ offered: 3, lost: 1, open: 0 });
  });

  test('pauses in n queues are one change of the seat', () => {
    const events = read([
      '1700000001|NONE|NONE|A|PAUSEALL|会议',
      '1700000001|NONE|q|A|PAUSE|会议',
      '1700000001|NONE|r|A|PAUSE|会议',
    ]);
    expect(events).toEqual([
      {
        type: 'agent.state',
        time: 1_700_000_001_000,
        data: { agent: 'A', state: 'notReady', reason: '会议' },
      },
    ]);
  });

  test('a line that cannot be read is refused by number and reason, without caller numbers', () => {
    const events = read([
      morning[0]!,
      'yesterday|c|q|NONE|ENTERQUEUE||13800000001|1',
      '1700000001|c',
      '1700000003|c|NONE|NONE|ENTERQUEUE||1|1',
    ]);
    expect(events.map((event) => event.type)).toEqual(['record.invalid', 'record.invalid', 'record.invalid']);
    expect(events.map((event) => (event.type === 'record.invalid' ? event.data.row : 0))).toEqual([2, 3, 4]);
    expect(JSON.stringify(events)).not.toContain('13800000001');
  });

  test('a verb of another system, and one named like a member of every object, tell nothing', () => {
    expect(
      read([
        '1700000001|c|q|NONE|DID|1',
        '1700000001|c|q|NONE|constructor|1',
        '1700000001|NONE|NONE|NONE|CONFIGRELOAD|',
      ]),
    ).toEqual([]);
  });
});

test('the PBXware export says the same by its columns, ring time in ms from htime', () => {
  const csv = [
    'uid,date_time,callid,queue_name,type,event,param1,param2,param3,entpos,expos,htime,ttime,time',
    '1,1543602677,c,IT,NONE,ENTERQUEUE,17038000001,,,1,0,0,0,"2018-11-30 13:31:17"',
    '2,1543602687,c,IT,Agent/1,RINGNOANSWER,17038000001,,,1,1,10000,0,"2018-11-30 13:31:28"',
    '3,1543602753,c,IT,Agent/1,CONNECT,,x,6,0,0,76,0,"2018-11-30 13:32:34"',
    '4,1543603600,c,IT,Agent/1,ATTENDEDTRANSFER,17038000001,,,1,0,76,847,"2018-11-30 13:46:41"',
  ].join('\n');
  const { events } = pbxwareQueueLog.parse(csv, context);
  expect(tally(events)).toEqual({
    ...empty,
    offered: 1,
    answered: 1,
    handled: 1,
    transferred: 1,
    ringNoAnswer: 1,
  });
  expect(events.map((event) => event.time)).toEqual([
    1_543_602_677_000, 1_543_602_687_000, 1_543_602_753_000, 1_543_603_600_000, 1_543_603_600_000,
  ]);
  expect(dataOf(events[1])).toEqual({ contact: 'c', agent: 'Agent/1', ringMs: 10_000 });
  expect(JSON.stringify(events)).not.toContain('17038000001');
});

describe('recorded files', () => {
  test.each([
    [
      'a-normal',
      {
        offered: 99,
        answered: 61,
        abandoned: 28,
        flowedOut: 10,
        refused: 0,
        lost: 0,
        lostAfterAnswer: 0,
        handled: 61,
        transferred: 6,
        open: 0,
        talking: 0,
      },
    ],
    [
      'b-pbx-killed',
      {
        offered: 30,
        answered: 25,
        abandoned: 1,
        flowedOut: 1,
        lost: 3,
        lostAfterAnswer: 3,
        handled: 22,
        open: 0,
        talking: 0,
      },
    ],
    [
      'c-client-cut-off',
      { offered: 42, answered: 37, abandoned: 3, flowedOut: 2, lost: 0, handled: 37, open: 0, talking: 0 },
    ],
  ])('%s counts as its README says', (run, truth) => {
    const text = readSample(`asterisk-recorded/${run}/queue_log`);
    if (text !== null) expect(tally(asteriskQueueLog.parse(text, context).events)).toMatchObject(truth);
  });

  test('asterisk2slack: seven entries of one call are one offer, four completes one end', () => {
    const text = readSample('asterisk-queue-log/asterisk2slack-queue_log.txt');
    if (text === null) return;
    const { events } = asteriskQueueLog.parse(text, context);
    expect(events.filter((event) => event.type === 'contact.ended')).toHaveLength(3);
    expect(tally(events)).toMatchObject({ offered: 2, answered: 2, handled: 1 });
  });

  test('PBXware: 74 entries = 66 answered + 7 abandoned + 1 timed out, all ended', () => {
    const text = readSample('asterisk-queue-log/pbxware-queue_log_2018-11-29_2018-12-03.csv');
    if (text === null) return;
    const { events } = pbxwareQueueLog.parse(text, context);
    expect(tally(events)).toMatchObject({
      offered: 74,
      answered: 66,
      abandoned: 7,
      flowedOut: 1,
      handled: 66,
      lost: 0,
      open: 0,
    });
    expect(events.filter((event) => event.type === 'record.invalid')).toEqual([]);
  });
});
