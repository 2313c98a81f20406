import type { AmiMessage } from '../ami-parser.ts';
import { AmiParser } from '../ami-parser.ts';
import type { Recorded } from './replay-pbx.ts';

/** Start of the small run, epoch ms. */
export const smallStart = 1_700_000_000_000;

type Headers = Record<string, string>;

/** One message of the run; events get a Timestamp `ms` after its start unless `stamped` is false. */
function said(ms: number, headers: Headers, stamped = true): Recorded {
  const stamp: Headers = stamped ? { Timestamp: `${((smallStart + ms) / 1000).toFixed(6)}` } : {};
  const text = `${Object.entries({ ...headers, ...stamp })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n`;
  const message: AmiMessage = new AmiParser().push(Buffer.from(text))[0] ?? {
    greeting: null,
    fields: new Map(),
  };
  return { at: smallStart + ms, text, message };
}

function list(ms: number, id: string, items: Headers[]): Recorded[] {
  const ActionID = `snap-${id}`;
  return [...items, { Event: 'QueueStatusComplete' }].map((item) => said(ms, { ...item, ActionID }, false));
}

const member = (Name: string, more: Headers): Headers => ({
  Event: 'QueueMember',
  Queue: 'sales',
  Name,
  Status: '1',
  Paused: '0',
  InCall: '0',
  ...more,
});
const caller = { CallerIDNum: '13800000001', CallerIDName: '张三', Uniqueid: 'c.1' };
const agent = { Queue: 'sales', MemberName: 'Agent/1', Interface: 'Local/1@agents' };

/**
 * One caller waits already and times out, one comes through the IVR and talks to Agent/1 (not answered at the first
 * ring); the connection is cut while they talk, and the PBX is back after six seconds, `uptime` seconds old.
 */
export function smallRun(uptime: number): Recorded[] {
  const run: Recorded[] = [
    { at: smallStart, conn: 'open' },
    said(0, { Event: 'FullyBooted', Uptime: '100' }, false),
    ...list(0, '1', [
      { Event: 'QueueParams', Queue: 'sales' },
      member('Agent/1', {}),
      member('Agent/2', { Paused: '1', PausedReason: '会议' }),
      { Event: 'QueueEntry', Queue: 'sales', Uniqueid: 'w.0', CallerIDNum: '13800000002', Wait: '7' },
    ]),
    said(1_000, { Event: 'UserEvent', UserEvent: 'IvrEnter', ...caller, Caller: '13800000001' }),
    said(2_000, { Event: 'UserEvent', UserEvent: 'IvrKey', ...caller, Key: '3' }),
    said(2_500, { Event: 'QueueCallerJoin', ...caller, Queue: 'sales' }),
    said(2_501, { Event: 'AgentCalled', ...caller, ...agent }),
    said(2_502, { Event: 'QueueMemberStatus', ...agent, Status: '6', Paused: '0' }),
    said(8_501, { Event: 'AgentRingNoAnswer', ...caller, ...agent, RingTime: '6000' }),
    said(9_000, { Event: 'QueueCallerAbandon', Uniqueid: 'w.0', Queue: 'sales' }),
    said(9_000, { Event: 'QueueCallerLeave', Uniqueid: 'w.0', Queue: 'sales' }),
    said(9_001, { Event: 'UserEvent', UserEvent: 'QueueFail', Uniqueid: 'w.0', Status: 'TIMEOUT' }),
    said(10_000, { Event: 'QueueCallerLeave', ...caller, Queue: 'sales' }),
    said(10_001, { Event: 'AgentConnect', ...caller, ...agent, DestUniqueid: 'a.1', RingTime: '1' }),
    said(10_002, { Event: 'QueueMemberStatus', ...agent, Status: '2', Paused: '0' }),
    { at: smallStart + 14_000, conn: 'closed' },
    { at: smallStart + 20_000, conn: 'open' },
    said(20_000, { Event: 'FullyBooted', Uptime: `${uptime}` }, false),
    ...list(20_000, '2', [
      { Event: 'QueueParams', Queue: 'sales' },
      member('Agent/1', { Status: '2', InCall: uptime > 6 ? '1' : '0' }),
    ]),
    said(25_000, { Event: 'AgentComplete', ...caller, ...agent, Reason: 'caller', TalkTime: '15' }),
  ];
  // A call that did not survive has no end.
  return run.slice(0, uptime > 6 ? undefined : -1);
}
