import type { Log } from '../../../station/ports.ts';
import type { Push, Refusal } from './push-box.ts';
import { PushLine } from './push-line.ts';
import type { PushLineParts } from './push-line.ts';

/** Events that the station has not committed, beyond which no more are taken. */
const MOST_WAITING = 20_000;

export interface PushSourceParts extends PushLineParts {
  log: Log;
}

/** What became of a push. `done`: the station has committed it; `refused`: events in quarantine, by their place in the batch. */
export type Pushed =
  | { kind: 'done'; events: number; again: boolean; refused: (Omit<Refusal, 'seq'> & { index: number })[] }
  /** The key is that of another batch. */
  | { kind: 'reused' }
  /** The station does not take this source. */
  | { kind: 'conflict'; why: string }
  /** Not now: to be sent again under the same key. */
  | { kind: 'busy'; why: string };

/** A source that is heard by HTTP: its outbox and its conversation with the station. */
export interface PushSource {
  take(push: Push): Promise<Pushed>;
  /** Events that the station has not committed. */
  waiting(): number;
  close(): void;
}

/** Joins a box to the station, now and after each time the station started anew. */
export function pushSource(parts: PushSourceParts): PushSource {
  const { box, clock, log } = parts;
  const { outbox, source } = box;
  const line = new PushLine(parts);
  const waiting = (): number => outbox.last - line.acked;

  async function take(push: Push): Promise<Pushed> {
    line.join();
    await line.until(() => line.phase !== 'joining');
    if (line.phase === 'refused') return { kind: 'conflict', why: line.refusedWhy };
    if (line.phase !== 'joined') return { kind: 'busy', why: 'the station cannot store events now' };
    // From here to where it is stored nothing else runs: the same key cannot come in twice.
    const known = box.find(push.key);
    if (known !== undefined && known.digest !== push.digest) return { kind: 'reused' };
    if (known === undefined && waiting() > MOST_WAITING)
      return { kind: 'busy', why: 'too many events wait for the station' };
    const isNew = known === undefined && push.events.length > 0;
    const range = isNew ? box.store(push, clock.now()) : known;
    if (!isNew) box.called(clock.now(), push.within);
    line.ping();
    if (range === undefined) return { kind: 'done', events: 0, again: false, refused: [] };
    if (!(await line.until(() => line.acked >= range.last)))
      return { kind: 'busy', why: 'the events are kept, but the station has not committed them yet' };
    const refused = box
      .refusals(range)
      .map(({ seq, code, why }) => ({ index: seq - range.first, code, why }));
    return { kind: 'done', events: range.last - range.first + 1, again: known !== undefined, refused };
  }

  return {
    async take(push) {
      try {
        return await take(push);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        log.error('a push cannot be stored', { source, why });
        return { kind: 'busy', why: 'the events cannot be stored now' };
      }
    },
    waiting,
    close() {
      line.close();
      box.close();
    },
  };
}
