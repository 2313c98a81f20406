import type { AmiMessage } from './ami-parser.ts';
import { field } from './ami-parser.ts';
import { customerOf, transferTarget } from './queue-log-table.ts';
import type { Member, Said } from './said.ts';

/** What reading needs besides the message. */
export interface AmiReading {
  /** Epoch ms: the message's own Timestamp, else the time of receipt. */
  time: number;
  customer: (raw: string) => string;
}

type Reader = (message: AmiMessage, reading: AmiReading) => Said[];

/** Names of Asterisk 1.8 to 11 for what is called otherwise since 12. */
const legacyNames: Record<string, string> = {
  Join: 'QueueCallerJoin',
  Leave: 'QueueCallerLeave',
  QueueMemberPaused: 'QueueMemberPause',
  Transfer: 'BlindTransfer',
};

/** The contact is the caller's channel, in AMI and in queue_log alike: that is what reconciles them. */
const contactOf = (message: AmiMessage): string => field(message, 'uniqueid');
const queueOf = (message: AmiMessage): string => field(message, 'queue');
/** The member's name is what queue_log names, too; old events call it by other headers. */
const agentOf = (message: AmiMessage): string =>
  field(message, 'membername', 'agentname', 'name', 'member', 'interface', 'location', 'agentcalled');

/** Events of the current generation that tell something of a contact. */
const readers: Record<string, Reader> = {
  QueueCallerJoin: (message, { time, customer }) => {
    const caller = customerOf(field(message, 'calleridnum', 'callerid'), customer);
    return [
      {
        type: 'contact.queued',
        time,
        data: { contact: contactOf(message), queue: queueOf(message), channel: 'voice', ...caller },
      },
    ];
  },
  QueueCallerAbandon: (message, { time }) => [
    {
      type: 'contact.abandoned',
      time,
      data: { contact: contactOf(message), queue: queueOf(message), stage: 'queue' },
    },
  ],
  QueueCallerLeave: (message, { time }) => [
    { type: 'hint.placeLeft', time, data: { contact: contactOf(message), queue: queueOf(message) } },
  ],
  AgentCalled: (message, { time }) => [
    {
      type: 'contact.ringing',
      time,
      data: { contact: contactOf(message), queue: queueOf(message), agent: agentOf(message) },
    },
  ],
  AgentRingNoAnswer: (message, { time }) => {
    // Milliseconds here, seconds in AgentConnect.
    const ms = field(message, 'ringtime');
    const ringMs = /^\d{1,9}$/.test(ms) ? { ringMs: Number(ms) } : {};
    return [
      {
        type: 'contact.ringNoAnswer',
        time,
        data: { contact: contactOf(message), agent: agentOf(message), ...ringMs },
      },
    ];
  },
  AgentConnect: (message, { time }) => {
    const contact = contactOf(message);
    const channel = field(message, 'destuniqueid');
    const hint: Said = { type: 'hint.agentChannel', time, data: { contact, channel } };
    return [
      {
        type: 'contact.answered',
        time,
        data: { contact, queue: queueOf(message), agent: agentOf(message) || null },
      },
      hint,
    ];
  },
  AgentComplete: (message, { time }) => {
    const by = field(message, 'reason') === 'caller' ? 'customer' : 'agent';
    return [
      {
        type: 'contact.ended',
        time,
        data: { contact: contactOf(message), by, ...(agentOf(message) ? { agent: agentOf(message) } : {}) },
      },
    ];
  },
  BlindTransfer: (message, { time }) => {
    if (field(message, 'result') !== 'Success' && field(message, 'transfertype') !== 'Blind') return [];
    const target = transferTarget(field(message, 'extension', 'transferexten'));
    return [
      {
        type: 'contact.transferred',
        time,
        data: { contact: field(message, 'transfereeuniqueid', 'targetuniqueid'), ...target },
      },
    ];
  },
  AttendedTransfer: (message, { time }) => {
    if (field(message, 'result') !== 'Success') return [];
    return [{ type: 'contact.transferred', time, data: { contact: field(message, 'transfereeuniqueid') } }];
  },
  Hangup: (message, { time }) => [{ type: 'hint.hungUp', time, data: { channel: contactOf(message) } }],
  Hold: (message, { time }) => {
    // Old generation: one event with a Status; since 12 Hold and Unhold.
    const held = field(message, 'status') !== 'Off';
    return [{ type: 'hint.held', time, data: { channel: contactOf(message), held } }];
  },
  Unhold: (message, { time }) => [
    { type: 'hint.held', time, data: { channel: contactOf(message), held: false } },
  ],
};

/** Events about a member: their fields are the same, under different headers in list items and old events. */
const memberEvents = new Set([
  'QueueMember',
  'QueueMemberStatus',
  'QueueMemberPause',
  'QueueMemberAdded',
  'QueueMemberRemoved',
]);

/** The current name of an event. */
export function eventName(message: AmiMessage): string {
  const name = field(message, 'event');
  return (Object.hasOwn(legacyNames, name) ? legacyNames[name] : undefined) ?? name;
}

/** Epoch ms of the event's own clock (`timestampevents = yes` in manager.conf); null without. */
export function timeOf(message: AmiMessage): number | null {
  const stamp = field(message, 'timestamp');
  return /^\d{9,11}(\.\d{1,9})?$/.test(stamp) ? Math.floor(Number(stamp) * 1000 + 1e-4) : null;
}

/** What an event says of contacts; [] for one that says nothing, or lacks the contact, the queue or the agent it is about. */
export function readEvent(message: AmiMessage, reading: AmiReading): Said[] {
  const name = eventName(message);
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return read ? read(message, reading).filter(isWhole) : [];
}

/** What an event or a list item says of a member; null for other events and for one without agent or queue. */
export function readMember(message: AmiMessage): Member | null {
  const name = eventName(message);
  if (!memberEvents.has(name)) return null;
  const agent = agentOf(message);
  const queue = queueOf(message);
  if (agent === '' || queue === '') return null;
  const status = field(message, 'status');
  return {
    agent,
    queue,
    // A pause event of the old generation has no status: -1 = as before.
    status: /^\d{1,2}$/.test(status) ? Number(status) : -1,
    paused: field(message, 'paused') === '1',
    reason: field(message, 'pausedreason', 'reason').slice(0, 128),
    inCall: field(message, 'incall') === '1',
    member: name !== 'QueueMemberRemoved',
  };
}

function isWhole(said: Said): boolean {
  return Object.entries(said.data).every(([name, value]) => value !== '' || name === 'channel');
}
