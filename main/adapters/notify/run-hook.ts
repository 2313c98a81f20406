import type { WebhookSettings } from '../../../shared/model/settings.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Clock, Log } from '../../station/ports.ts';
import type { HookEvent } from './hook-event.ts';
import type { HookBatch, HookOutbox } from './hook-outbox.ts';
import { hookRequest } from './hook-request.ts';
import { postHook } from './post-hook.ts';
import type { HookAnswer } from './post-hook.ts';

/** How a web-hook does. Counts are since the start. */
export interface HookHealth {
  id: string;
  /** Posts that were taken, posts that were not, and events that were given up. */
  sent: number;
  failed: number;
  dropped: number;
  waiting: number;
  /** Since when nothing gets through (epoch ms) and why, free of secrets; null while all is well. */
  trouble: { since: number; why: string } | null;
}

/** A web-hook at work. */
export interface RunningHook {
  /** Returns whether they are kept; if not, they have to be told again. */
  tell(events: readonly HookEvent[]): boolean;
  health(): HookHealth;
  stop(): Promise<void>;
}

export interface HookParts {
  hook: WebhookSettings;
  centre: string;
  words: Words;
  outbox: HookOutbox;
  clock: Clock;
  log: Log;
  /** Told when `trouble` changes. */
  changed(): void;
  /** Tests bring their own. */
  post?: typeof postHook;
  random?: () => number;
}

/** Robots take 20 messages a minute; what happens in between is told together. Unit: ms. */
const PACE_MS = 3_000;
/** What could not be told for so long is old news. Unit: ms. */
const OLD_MS = 30 * 60_000;
const BACKOFF_FIRST_MS = 2_000;
const BACKOFF_MOST_MS = 120_000;
/** One failure is told by the log, a second one in a row by the screens. */
const TROUBLE_AFTER = 2;

/** Chats show what fits and count the others; plain JSON has all of them in 20 KB. */
const batchMost = {
  chat: { events: 200, bytes: Infinity },
  json: { events: 50, bytes: 18_000 },
};

/** The wait before the n-th try again in a row (n from 1): doubling, half of it by chance. Unit: ms. */
export function hookBackoff(failures: number, random: number): number {
  const whole = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** Math.min(16, failures - 1));
  return whole / 2 + (random * whole) / 2;
}

/** Sends what a web-hook is told, one post after the other, whatever happens to it. */
export function runHook(parts: HookParts): RunningHook {
  const runner = new HookRunner(parts);
  runner.wake();
  return runner;
}

class HookRunner implements RunningHook {
  private readonly parts: HookParts;
  private readonly stopping = new AbortController();
  private readonly counts = { sent: 0, failed: 0, dropped: 0 };
  private trouble: HookHealth['trouble'] = null;
  private failures = 0;
  /** Monotonic time before which nothing is posted. */
  private notBefore = 0;
  private busy: Promise<void> | null = null;
  private cancel: (() => void) | null = null;

  constructor(parts: HookParts) {
    this.parts = parts;
  }

  tell(events: readonly HookEvent[]): boolean {
    const { hook, outbox, clock } = this.parts;
    const added = this.guarded(() => outbox.add(hook.id, events, clock.now()), null);
    if (added !== null && added > 0) this.wake();
    return added !== null;
  }

  health(): HookHealth {
    const { id } = this.parts.hook;
    return { id, ...this.counts, waiting: this.waiting(), trouble: this.trouble };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.cancel?.();
    await this.busy;
  }

  /** Posts what waits, as soon as it may. */
  wake(): void {
    const { clock } = this.parts;
    if (this.stopping.signal.aborted || this.busy !== null || this.cancel !== null) return;
    if (this.waiting() === 0) return;
    this.cancel = clock.after(Math.max(0, this.notBefore - clock.mono()), () => {
      this.cancel = null;
      this.busy = this.turn().catch((fault: unknown) => this.unkept(fault));
      void this.busy.then(() => {
        this.busy = null;
        this.wake();
      });
    });
  }

  private async turn(): Promise<void> {
    const { hook, outbox, clock, centre, words, post = postHook, random = Math.random } = this.parts;
    const batch = outbox.nextBatch(hook.id, hook.kind === 'json' ? batchMost.json : batchMost.chat);
    if (batch === null) return;
    if (clock.now() - batch.added > OLD_MS) return this.giveUp(batch, 'it could not be told for 30 minutes');
    const request = hookRequest(hook, { centre, events: batch.events }, words, clock.now());
    const answer = await post(hook.kind, request, batch.key, this.stopping.signal);
    // What was cut off by the end of the program is sent again after the next start.
    if (this.stopping.signal.aborted) return;
    if (answer.ok) this.taken(batch);
    else this.refused(batch, answer);
    const rest = answer.ok ? 0 : Math.max(answer.waitMs, hookBackoff(this.failures, random()));
    this.notBefore = clock.mono() + Math.max(PACE_MS, rest);
  }

  private taken(batch: HookBatch): void {
    const { hook, outbox, log } = this.parts;
    outbox.settle(hook.id, batch.key);
    this.counts.sent++;
    this.failures = 0;
    if (this.trouble !== null) log.info('a web-hook works again', { hook: hook.id });
    this.setTrouble(null);
  }

  private refused(batch: HookBatch, { why, lasting }: HookAnswer & { ok: false }): void {
    const { hook, log } = this.parts;
    this.counts.failed++;
    this.failures++;
    log.warn('a web-hook did not take a message', { hook: hook.id, why, failures: this.failures });
    if (this.failures >= TROUBLE_AFTER || lasting) this.setTrouble(why);
    if (lasting) this.giveUp(batch, why);
  }

  private giveUp({ key, events }: HookBatch, why: string): void {
    const { hook, outbox, log } = this.parts;
    outbox.settle(hook.id, key);
    this.counts.dropped += events.length;
    log.error('what happened was not told', {
      hook: hook.id,
      why,
      events: events.map(({ id }) => id).join(', '),
    });
  }

  /** The outbox failed, e.g. on a full disk: alerts go on without this hook until it works again. */
  private unkept(fault: unknown): void {
    const { hook, clock, log, random = Math.random } = this.parts;
    this.failures++;
    this.notBefore = clock.mono() + hookBackoff(this.failures, random());
    const why = fault instanceof Error ? fault.message : String(fault);
    log.error('a web-hook cannot keep what it has to tell', { hook: hook.id, why });
    this.setTrouble('what it has to tell cannot be stored');
  }

  private guarded<T>(ask: () => T, otherwise: T): T {
    try {
      return ask();
    } catch (fault) {
      this.unkept(fault);
      return otherwise;
    }
  }

  private waiting(): number {
    return this.guarded(() => this.parts.outbox.waiting(this.parts.hook.id), 0);
  }

  private setTrouble(why: string | null): void {
    const before = this.trouble;
    this.trouble = why === null ? null : { since: before?.since ?? this.parts.clock.now(), why };
    if (why !== (before?.why ?? null)) this.parts.changed();
  }
}
