import { describe, expect, test } from 'vitest';
import { readEvent, readMember, timeOf } from './ami-events.ts';
import type { AmiMessage } from './ami-parser.ts';
import { AmiParser } from './ami-parser.ts';
import { readSample } from './testing/samples.ts';
import { readUserEvent } from './user-events.ts';

const customer = (raw: string): string => `token-${raw.length}`;
const one = (text: string): AmiMessage =>
  new AmiParser().push(Buffer.from(`${text.trim()}\n\n`))[0] ?? { greeting: null, fields: new Map() };
const read = (text: string) => readEvent(one(text), { time: 5, customer });

describe('AMI events', () => {
  test.each([
    [
      'since Asterisk 12',
      'Event: QueueCallerJoin\nUniqueid: a.1\nCallerIDNum: 13800000001\nCallerIDName: 张三\nQueue: q',
    ],
    [
      'before Asterisk 12',
      'Event: Join\nChannel: SIP/x\nCallerIDNum: 13800000001\nCallerIDName: 张三\nUniqueid: a.1\nQueue: q',
    ],
  ])('a caller who joins is an offer without number or name (%s)', (_generation, text) => {
    expect(read(text)).toEqual([
      {
        type: 'contact.queued',
        time: 5,
        data: { contact: 'a.1', queue: 'q', channel: 'voice', customer: 'token-11' },
      },
    ]);
  });

  test('a hidden caller is nobody, not one customer called unknown', () => {
    expect(
      read('Event: QueueCallerJoin\nUniqueid: a.1\nCallerIDNum: <unknown>\nQueue: q')[0]?.data,
    ).not.toHaveProperty('customer');
  });

  test('an answer names the member as queue_log does, in both generations', () => {
    const data = { contact: 'a.1', queue: 'q', agent: 'Agent/1' };
    expect(
      read(
        'Event: AgentConnect\nUniqueid: a.1\nQueue: q\nInterface: Local/1@a\nMemberName: Agent/1\nRingTime: 2',
      )[0]?.data,
    ).toEqual(data);
    expect(
      read(
        'Event: AgentConnect\nQueue: q\nUniqueid: a.1\nMember: Local/1@a\nMemberName: Agent/1\nRingtime: 2',
      )[0]?.data,
    ).toEqual(data);
    expect(
      read('Event: AgentCalled\nQueue: q\nAgentCalled: Local/1@a\nAgentName: Agent/1\nUniqueid: a.1')[0]
        ?.data,
    ).toEqual(data);
  });

  test('ring time is milliseconds where nobody answered', () => {
    expect(
      read('Event: AgentRingNoAnswer\nUniqueid: a.1\nQueue: q\nMemberName: A\nRingTime: 6000')[0]?.data,
    ).toEqual({ contact: 'a.1', agent: 'A', ringMs: 6000 });
  });

  test('an event without what it is about says nothing', () => {
    expect(read('Event: QueueCallerJoin\nQueue: q')).toEqual([]);
    expect(read('Event: constructor\nUniqueid: a.1')).toEqual([]);
  });

  test('microseconds become milliseconds; an event without a stamp has no time of its own', () => {
    expect(timeOf(one('Event: X\nTimestamp: 1795320828.804370'))).toBe(1_795_320_828_804);
    expect(timeOf(one('Event: X'))).toBeNull();
  });

  test('a member is the same from a list item, a new and an old event', () => {
    const member = {
      agent: 'Agent/1',
      queue: 'q',
      status: 1,
      paused: true,
      reason: '会议',
      inCall: false,
      member: true,
    };
    expect(
      readMember(
        one(
          'Event: QueueMember\nQueue: q\nName: Agent/1\nLocation: Local/1@a\nStatus: 1\nPaused: 1\nPausedReason: 会议\nInCall: 0',
        ),
      ),
    ).toEqual(member);
    expect(
      readMember(
        one(
          'Event: QueueMemberPause\nQueue: q\nMemberName: Agent/1\nInterface: Local/1@a\nStatus: 1\nPaused: 1\nPausedReason: 会议',
        ),
      ),
    ).toEqual(member);
    expect(
      readMember(
        one(
          'Event: QueueMemberPaused\nQueue: q\nLocation: Local/1@a\nMemberName: Agent/1\nPaused: 1\nReason: 会议',
        ),
      ),
    ).toEqual({ ...member, status: -1 });
    expect(
      readMember(one('Event: QueueMemberRemoved\nQueue: q\nMemberName: Agent/1\nStatus: 1'))?.member,
    ).toBe(false);
  });

  test('the old generation, as recorded elsewhere, is understood', () => {
    const text = readSample('asterisk-ami/panoramisk-queue_status.ami.txt');
    if (text === null) return;
    const members = new AmiParser()
      .push(Buffer.from(text))
      .map(readMember)
      .filter((member) => member !== null);
    expect(members).toHaveLength(6);
    expect(members.at(-1)).toMatchObject({ agent: 'Agent/999', status: 5, paused: true });
  });
});

describe('UserEvents of the dialplan', () => {
  const user = (text: string, meaning: Parameters<typeof readUserEvent>[1]) =>
    readUserEvent(one(`Event: UserEvent\nUniqueid: a.1\nUniqueid: a.1\n${text}`), meaning, 7, customer);

  test('tell entries, keys, refusals, time-outs and transfers', () => {
    expect(user('Caller: 13800000001\nBusiness: 投诉', 'ivrEnter')[0]?.data).toEqual({
      contact: 'a.1',
      channel: 'voice',
      customer: 'token-11',
      business: '投诉',
    });
    expect(user('Key: 3', 'ivrKey')).toEqual([
      { type: 'hint.key', time: 7, data: { contact: 'a.1', key: '3' } },
    ]);
    expect(user('Status: FULL', 'refused')).toEqual([
      { type: 'contact.refused', time: 7, data: { contact: 'a.1', reason: 'full' } },
    ]);
    expect(user('Status: JOINEMPTY\nQueue: q', 'refused')[0]?.data).toEqual({
      contact: 'a.1',
      queue: 'q',
      reason: 'closed',
    });
    expect(user('Status: TIMEOUT', 'refused')).toEqual([
      { type: 'contact.left', time: 7, data: { contact: 'a.1', reason: 'timeout' } },
    ]);
    expect(user('Status: CONTINUE', 'refused')).toEqual([]);
    expect(user('To: 2625', 'transferred')[0]?.data).toEqual({ contact: 'a.1', toExternal: '2625' });
  });

  test('a score of 5 is the best grade; a grade is taken as it is', () => {
    const grade = (text: string) =>
      user(text, 'satisfaction').map((said) => ('grade' in said.data ? said.data.grade : null));
    expect(['5', '4', '3', '2', '1', '9'].map((score) => grade(`Score: ${score}`))).toEqual([
      [1],
      [2],
      [3],
      [4],
      [4],
      [],
    ]);
    expect(grade('Grade: 3\nScore: 5')).toEqual([3]);
    expect(user('Score: 5\nResolved: yes', 'satisfaction')[0]?.data).toEqual({
      contact: 'a.1',
      grade: 1,
      resolved: true,
    });
  });
});
