import type { AgentState, EventData, NewEvent } from '../../../../shared/model/event.ts';
import type { QueueLogLine } from './queue-log-line.ts';

/** What a line needs to know beyond itself. */
export interface LineContext {
  /** Turns a caller number into the opaque token that may travel. */
  customer: (raw: string) => string;
  /** Whether a phone was ringing for this call when it was abandoned (RINGCANCELED is logged beside ABANDON). */
  ringingAtAbandon: boolean;
}

type Maker = (line: QueueLogLine, context: LineContext) => NewEvent[];
type LeftReason = EventData<'contact.left'>['reason'];

/**
 * Every verb of `queue_log` that tells something of the protocol, for classic files, PBXware exports and live
 * back-fill alike. All other verbs (DID, CONFIGRELOAD, ADDMEMBER, PAUSE of one queue, PENALTY, OUT* …) tell nothing
 * that Callwall counts. ADDMEMBER and REMOVEMEMBER name the interface, not the member that CONNECT names, so nobody
 * can be recognised by them; PAUSE of one queue leaves the agent available in the others.
 */
const table: Record<string, Maker> = {
  ENTERQUEUE: queued,
  CONNECT: (line) => [
    {
      type: 'contact.answered',
      time: line.time,
      data: { ...ofLeg(line), agent: line.agent === '' ? null : line.agent },
    },
  ],
  ABANDON: (line, { ringingAtAbandon }) => [
    {
      type: 'contact.abandoned',
      time: line.time,
      data: { ...ofLeg(line), stage: ringingAtAbandon ? 'ringing' : 'queue' },
    },
  ],
  EXITWITHTIMEOUT: left('timeout'),
  EXITWITHKEY: left('key'),
  EXITEMPTY: left('empty'),
  WITHDRAW: left('overflow'),
  COMPLETEAGENT: ended('agent'),
  COMPLETECALLER: ended('customer'),
  BLINDTRANSFER: transferred,
  ATTENDEDTRANSFER: transferred,
  TRANSFER: transferred,
  RINGNOANSWER: rangOut,
  PAUSEALL: seat('notReady'),
  UNPAUSEALL: seat('ready'),
  AGENTLOGIN: seat('ready'),
  AGENTCALLBACKLOGIN: seat('ready'),
  AGENTLOGOFF: seat('offline'),
  AGENTCALLBACKLOGOFF: seat('offline'),
};

/** Ends of a stay in a queue, or of its talk. */
export const closingVerbs: ReadonlySet<string> = new Set([
  'ABANDON',
  'EXITWITHTIMEOUT',
  'EXITWITHKEY',
  'EXITEMPTY',
  'WITHDRAW',
  'COMPLETEAGENT',
  'COMPLETECALLER',
  'BLINDTRANSFER',
  'ATTENDEDTRANSFER',
  'TRANSFER',
]);

/** Verbs that cannot be understood without a call and a queue. */
const needsLeg = new Set(['ENTERQUEUE', 'CONNECT', ...closingVerbs]);

/** A caller id that says nobody: hashing it would make one customer of all who hide their number. */
const nobody = new Set([
  '',
  'none',
  'unknown',
  '<unknown>',
  'anonymous',
  'restricted',
  'private',
  'unavailable',
  'asterisk',
  's',
]);

/** The protocol events of one line in causal order; [] for a verb that tells nothing counted; a text = why it is refused. */
export function eventsOfLine(line: QueueLogLine, context: LineContext): NewEvent[] | string {
  if (needsLeg.has(line.verb) && (line.call === '' || line.queue === ''))
    return `${line.verb} without call or queue`;
  const make = Object.hasOwn(table, line.verb) ? table[line.verb] : undefined;
  return make ? make(line, context) : [];
}

/** The token of a caller number, or nothing for a hidden one; punctuation does not make another customer. */
export function customerOf(raw: string, customer: (raw: string) => string): { customer?: string } {
  const number = raw.replace(/[\s().-]/g, '');
  return nobody.has(number.toLowerCase()) ? {} : { customer: customer(number) };
}

/** Where a call was transferred to; a number of 7 or more digits is a person's and does not travel. */
export function transferTarget(extension: string): { toExternal?: string } {
  if (extension === '') return {};
  return { toExternal: /\d{7,}/.test(extension) ? 'external' : extension.slice(0, 128) };
}

function ofLeg(line: QueueLogLine): { contact: string; queue: string } {
  return { contact: line.call, queue: line.queue };
}

function queued(line: QueueLogLine, { customer }: LineContext): NewEvent[] {
  const caller = customerOf(line.data[1] ?? '', customer);
  return [{ type: 'contact.queued', time: line.time, data: { ...ofLeg(line), channel: 'voice', ...caller } }];
}

function left(reason: LeftReason): Maker {
  return (line) => [{ type: 'contact.left', time: line.time, data: { ...ofLeg(line), reason } }];
}

function ended(by: 'agent' | 'customer'): Maker {
  return (line) => [
    { type: 'contact.ended', time: line.time, data: { contact: line.call, by, ...ofAgent(line) } },
  ];
}

/** A transfer ends the queue's part of the call; a target that is a queue logs its own ENTERQUEUE with the same call id. */
function transferred(line: QueueLogLine, context: LineContext): NewEvent[] {
  const target = line.verb === 'ATTENDEDTRANSFER' ? {} : transferTarget(line.data[0] ?? '');
  return [
    {
      type: 'contact.transferred',
      time: line.time,
      data: { contact: line.call, ...ofAgent(line), ...target },
    },
    ...ended('agent')(line, context),
  ];
}

/** The ring time is in ms here, unlike every other duration of `queue_log`. */
function rangOut(line: QueueLogLine): NewEvent[] {
  if (line.call === '' || line.agent === '') return [];
  const ms = line.data[0] ?? '';
  const ringMs = /^\d{1,9}$/.test(ms) ? { ringMs: Number(ms) } : {};
  return [
    {
      type: 'contact.ringNoAnswer',
      time: line.time,
      data: { contact: line.call, agent: line.agent, ...ringMs },
    },
  ];
}

function seat(state: AgentState): Maker {
  return (line) => {
    if (line.agent === '') return [];
    const reason = state === 'notReady' && line.data[0] ? { reason: line.data[0].slice(0, 128) } : {};
    return [{ type: 'agent.state', time: line.time, data: { agent: line.agent, state, ...reason } }];
  };
}

function ofAgent(line: QueueLogLine): { agent?: string } {
  return line.agent === '' ? {} : { agent: line.agent };
}
