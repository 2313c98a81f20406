import type { Clock, FeedLink, FeedSession } from '../../../station/ports.ts';
import { openSource } from '../source/source-session.ts';
import type { SourceSession } from '../source/source-session.ts';
import { nearLine } from './near-line.ts';
import type { PushBox } from './push-box.ts';

/** How long a push waits for the station (ms) before it is asked to come again. */
const ANSWER_MS = 10_000;
/** How long after the station hung up it is called again (ms): it starts anew within two seconds. */
const AGAIN_MS = 1_000;

export interface PushLineParts {
  box: PushBox;
  openFeed: (link: FeedLink) => FeedSession;
  clock: Clock;
}

/** Keeps a box joined to the station, also when that starts anew. A class only because it has this much state. */
export class PushLine {
  phase: 'joining' | 'joined' | 'refused' | 'closed' = 'joining';
  /** Why the station takes this source not. */
  refusedWhy = '';
  /** Everything up to this seq is committed. */
  acked = 0;
  private readonly parts: PushLineParts;
  private line: ReturnType<typeof nearLine>;
  private cancelAgain = (): void => undefined;
  private readonly waiters = new Set<() => void>();

  constructor(parts: PushLineParts) {
    this.parts = parts;
    this.line = this.open();
  }

  /** Asks again after a refusal. */
  join(): void {
    if (this.phase === 'refused') this.line = this.open();
  }

  /** Says when the source pushed last, and what it promised. */
  ping(): void {
    this.line.session.ping();
  }

  /** Resolves when `test` holds, or with false after the time of an answer. */
  until(test: () => boolean): Promise<boolean> {
    return new Promise((done) => {
      const end = (held: boolean): void => {
        this.waiters.delete(look);
        cancel();
        done(held);
      };
      const look = (): void => {
        if (this.phase === 'closed') end(false);
        else if (test()) end(true);
      };
      const cancel = this.parts.clock.after(ANSWER_MS, () => end(false));
      this.waiters.add(look);
      look();
    });
  }

  close(): void {
    this.phase = 'closed';
    this.cancelAgain();
    this.line.close();
    this.changed();
  }

  private open(): ReturnType<typeof nearLine> {
    this.phase = 'joining';
    return nearLine({
      source: this.parts.box.source,
      openFeed: this.parts.openFeed,
      open: (link) => this.converse(link),
      ended: () => this.ended(),
    });
  }

  private converse(link: Parameters<typeof openSource>[0]): SourceSession {
    const { box, clock } = this.parts;
    return openSource(link, {
      facts: { source: box.source },
      outbox: box.outbox,
      clock,
      at: () => box.heard.at,
      within: () => this.promised(),
      onWelcome: ({ resume }) => {
        box.takenAgain(resume);
        this.acked = resume - 1;
        this.phase = 'joined';
        this.changed();
      },
      onAck: (through) => {
        this.acked = through;
        this.changed();
      },
      onFault: (fault) => box.refuse(fault),
      onReject: (code, why) => {
        if (code === 'busy') return;
        this.refusedWhy = why;
        this.phase = 'refused';
        this.changed();
      },
    });
  }

  private ended(): void {
    // One that was refused asks again with the next push: each time would be another conflict to be shown.
    if (this.phase === 'closed' || this.phase === 'refused') return;
    this.phase = 'joining';
    this.cancelAgain = this.parts.clock.after(AGAIN_MS, () => (this.line = this.open()));
  }

  private changed(): void {
    for (const look of this.waiters) look();
  }

  /** What is left of the promise, seconds. */
  private promised(): number | null {
    const { at, within } = this.parts.box.heard;
    return within === null ? null : Math.max(0, Math.ceil(within - (this.parts.clock.now() - at) / 1000));
  }
}
