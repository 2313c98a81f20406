import { HEARTBEAT } from '../../shared/contract/heartbeat.ts';
import type { NewEvent } from '../../shared/model/event.ts';
import type { Clock, FeedLink, FeedSession } from '../../main/station/ports.ts';
import type { Station } from '../../main/station/station.ts';
import type { FeedTrouble } from './fixture-line.ts';

/** A source as the station sees it: with an outbox, a heartbeat and the troubles that a fixture gives it. */
export interface FixtureFeed {
  /** Says it now, or once the trouble is over. */
  tell(event: NewEvent): void;
  suffer(trouble: FeedTrouble, on: boolean): void;
  lose(events: number): void;
  /** A second program dials in under the same id. */
  conflict(): void;
}

/** Connects a source without a network; it pings from now on. */
export function fixtureFeed(
  station: Pick<Station, 'openFeed'>,
  clock: Clock,
  id: string,
  agentStates: boolean,
): FixtureFeed {
  let next = 1;
  let outbox: object[] = [];
  let mute = false;
  let skewMs = 0;
  let session: FeedSession | null = null;
  let pings = 0;

  function connect(epoch: string, closed: () => void): FeedSession {
    const link: FeedLink = { send: () => undefined, close: closed, allowed: null, peer: 'fixture' };
    const opened = station.openFeed(link);
    say(opened, { t: 'hello', v: 1, source: id, epoch, first: 1, last: next - 1, agentStates });
    return opened;
  }

  function speak(frame: object): void {
    // The station hangs up on a source that was silent for long; it dials again.
    session ??= connect('first', () => (session = null));
    say(session, frame);
  }

  function empty(): void {
    if (outbox.length === 0 || mute) return;
    const events = outbox.map((event, at) => ({ seq: next + at, ...event }));
    outbox = [];
    speak({ t: 'batch', from: next, events });
    next += events.length;
  }

  function beat(): void {
    if (!mute) speak({ t: 'ping', n: ++pings, at: clock.now() + skewMs });
    clock.after(HEARTBEAT.pingMs, beat);
  }

  beat();
  return {
    tell(event) {
      outbox.push(event);
      empty();
    },
    suffer(trouble, on) {
      if (trouble.how === 'skew') skewMs = on ? trouble.ms : 0;
      else mute = on;
      if (trouble.how === 'cut' && on) {
        session?.onClose();
        session = null;
      }
      empty();
    },
    lose(events) {
      speak({ t: 'gap', from: next, to: next + events - 1, why: 'outbox-full' });
      next += events;
    },
    conflict: () => void connect('second', () => undefined),
  };
}

function say(session: FeedSession, frame: object): void {
  session.onFrame(JSON.stringify(frame));
}
