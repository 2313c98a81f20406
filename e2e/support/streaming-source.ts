/**
 * A source as a process of its own: `streaming-source.ts FEED-URL OUTBOX-FILE`. Calls, complaints and work orders come all the
 * time into an outbox on disk; each acknowledgement is told as a line `acked N`. After `drain` on standard input no call is made any more; when the
 * station has everything, `drained N` is told and the process ends.
 */
import { createInterface } from 'node:readline';
import { connectSource } from '../../main/adapters/feeds/source/connect-source.ts';
import type { OutgoingEvent } from '../../main/adapters/feeds/source/outbox.ts';
import { sqliteOutbox } from '../../main/adapters/feeds/source/sqlite-outbox.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';

/** Unit: ms between two additions to the outbox. */
const EVERY_MS = 8;
/** Calls that begin at each. */
const CALLS = 6;

const [url = '', file = ''] = process.argv.slice(2);
const outbox = sqliteOutbox({ file });
// Contacts of an earlier life of this process are others.
const life = outbox.last;
let calls = 0;
let acked = 0;
let draining = false;

/** What is written down after a call: a complaint, of which one class in one district has too many, and its work order. */
function afterwards(call: number, time: number): OutgoingEvent[] {
  const of = (type: string, data: object): OutgoingEvent => ({ type, time, data });
  const id = (n: number): string => `${life}-${n}`;
  const region = call % 3 === 0 ? ['south'] : ['north', `d${call % 7}`];
  const category = call % 3 === 0 ? ['power', 'outage'] : ['bill', `b${call % 4}`];
  const contact = `c${id(call)}`;
  const events = [
    // A day ago nothing was wrong: there is something to compare with.
    {
      ...of('complaint.filed', { complaint: `y${id(call)}`, category: ['bill'], region }),
      time: time - 86_400_000,
    },
    of('complaint.filed', { complaint: `k${id(call)}`, category, region, contact }),
    of('order.created', {
      order: `o${id(call)}`,
      kind: '故障报修',
      category,
      region,
      contact,
      dueAt: time + 40 * call,
    }),
  ];
  if (call % 2 === 0) events.push(of('order.moved', { order: `o${id(call)}`, to: 'dispatched', unit: 'u1' }));
  if (call % 4 === 0 && call >= 20)
    events.push(
      of('order.moved', { order: `o${id(call - 20)}`, to: call % 8 === 0 ? 'closed' : 'suspended' }),
    );
  return events;
}

function callsOfNow(): OutgoingEvent[] {
  const time = Date.now();
  const events: OutgoingEvent[] = [];
  const tell = (type: string, call: number, data: object): void =>
    void (
      call >= 0 &&
      events.push({ type: `contact.${type}`, time, data: { contact: `c${life}-${call}`, ...data } })
    );
  for (let n = 0; n < CALLS; n++, calls++) {
    const queue = `q${calls % 5}`;
    tell('queued', calls, { queue, channel: 'voice' });
    if (calls % 7 === 0) tell('abandoned', calls - 7, { stage: 'queue' });
    else tell('answered', calls - 7, { agent: `a${calls % 11}` });
    tell('ended', calls - 20, { by: 'customer' });
    if (calls % 5 === 0) events.push(...afterwards(calls, time));
  }
  return events;
}

const connection = connectSource({
  url,
  outbox,
  clock: systemClock(),
  facts: { source: 'pbx-1', name: 'PBX' },
  // The station is killed all the time: dial again soon.
  random: () => 0.05,
  onAck(through) {
    acked = Math.max(acked, through);
    process.stdout.write(`acked ${acked}\n`);
    if (draining && acked === outbox.last) end();
  },
});

const timer = setInterval(() => outbox.append(callsOfNow()), EVERY_MS);

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line !== 'drain') return;
  clearInterval(timer);
  draining = true;
  if (acked === outbox.last) end();
});

function end(): void {
  process.stdout.write(`drained ${outbox.last}\n`);
  void connection.close().then(() => process.exit(0));
}
