import { memoryOutbox } from '../../main/adapters/feeds/source/memory-outbox.ts';
import { connectSource } from '../../main/adapters/feeds/source/connect-source.ts';
import type { OutgoingEvent } from '../../main/adapters/feeds/source/outbox.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';

/** A source with its outbox, connected to a station as the product's own sources are. */
export interface TestSource {
  /** Events of one moment; resolves when the station has committed them. */
  say(...events: OutgoingEvent[]): Promise<void>;
  /** Seqs the station sent to quarantine, with the code it gave. */
  faults: { seq: number; code: string; why: string }[];
  /** The highest seq handed to the outbox. */
  said(): number;
  /** Resolves when everything up to now is committed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Dials at `url`, redialling quickly. */
export function dialStation(url: string, source = 'pbx-1'): TestSource {
  const outbox = memoryOutbox();
  const faults: TestSource['faults'] = [];
  const waiting = new Set<{ seq: number; done: () => void }>();
  let acked = 0;
  const connection = connectSource({
    url,
    outbox,
    clock: systemClock(),
    facts: { source, name: source },
    random: () => 0.1,
    onFault: ({ seq, code, why }) => faults.push({ seq, code, why }),
    onAck(through) {
      acked = through;
      for (const each of waiting) {
        if (each.seq > acked) continue;
        waiting.delete(each);
        each.done();
      }
    },
  });
  const committed = (seq: number): Promise<void> =>
    seq <= acked ? Promise.resolve() : new Promise((done) => waiting.add({ seq, done }));
  return {
    faults,
    say: (...events) => committed(outbox.append(events)),
    said: () => outbox.last,
    settled: () => committed(outbox.last),
    close: () => connection.close(),
  };
}

/** An event of a contact, now. */
export function contact(type: string, id: string, data: object = {}): OutgoingEvent {
  return { type: `contact.${type}`, time: Date.now(), data: { contact: id, ...data } };
}
