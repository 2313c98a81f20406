/**
 * A source as a process of its own: `streaming-source.ts FEED-URL OUTBOX-FILE`. Calls come all the time into an outbox on
 * disk; each acknowledgement is told as a line `acked N`. After `drain` on standard input no call is made any more; when the
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
