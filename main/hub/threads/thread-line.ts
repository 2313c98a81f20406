import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import type { Log } from '../../station/ports.ts';
import type { ThreadJob, ThreadReply } from './thread-job.ts';

/** A thread without work goes, and its memory with it. Unit: ms. */
const IDLE_MS = 30_000;

/** Whose thread it is. */
export interface ThreadParts {
  /** The program's name: `history-worker`. */
  program: string;
  /** What it begins with. */
  data: unknown;
  /** What takes longer is given up, with the thread. Unit: ms. */
  longestMs: number;
  log: Log;
}

interface Open {
  sent: ThreadJob;
  kind: string;
  resolve(done: unknown): void;
  reject(why: AskRefusal): void;
}

/**
 * Has work done in a thread of its own, one job after the other; the thread is there while there is work. A job that takes
 * too long is given up, and those behind it are done in a new one. `Done` says what comes of each kind of job.
 */
export class ThreadLine<Job extends { kind: string }, Done extends Record<Job['kind'], unknown>> {
  readonly #parts: ThreadParts;
  readonly #waiting: Open[] = [];
  #worker: Worker | undefined;
  #asked: Open | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #closed = false;

  constructor(parts: ThreadParts) {
    this.#parts = parts;
  }

  /** Rejects with an `AskRefusal`: that of the thread, `storage` where it failed, `late`, or `gone` when the line closes. */
  do<J extends Job>(job: J): Promise<Done[J['kind']]> {
    if (this.#closed) return Promise.reject(stopping());
    return new Promise((resolve, reject) => {
      const sent = { id: ++this.#last, job };
      this.#waiting.push({ sent, kind: job.kind, resolve, reject });
      this.#next();
    });
  }

  waiting(): number {
    return this.#waiting.length;
  }

  /** What is under way is broken off. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(stopping());
    this.#settle((open) => open.reject(stopping()));
    await this.#end();
  }

  #next(): void {
    if (this.#asked !== undefined) return;
    clearTimeout(this.#timer);
    this.#asked = this.#waiting.shift();
    if (this.#asked === undefined) {
      this.#timer = setTimeout(() => void this.#end(), IDLE_MS).unref();
      return;
    }
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#asked.sent);
    this.#timer = setTimeout(() => this.#giveUp(), this.#parts.longestMs);
  }

  #start(): Worker {
    const worker = new Worker(pathOf(this.#parts.program), { workerData: this.#parts.data });
    worker.on('message', (reply: ThreadReply) => {
      if (reply.id !== this.#asked?.sent.id) return;
      this.#settle((open) => {
        if ('done' in reply) open.resolve(reply.done);
        else open.reject(new AskRefusal(reply.refusal.code, reply.refusal.why));
      });
    });
    worker.on('error', (fault) => this.#fell(worker, fault.message));
    // A program that has nothing else to do may end.
    worker.unref();
    return worker;
  }

  #giveUp(): void {
    const { program, longestMs, log } = this.#parts;
    log.warn('a thread took too long and was ended', { program, job: this.#asked?.kind, ms: longestMs });
    void this.#end();
    this.#settle((open) => open.reject(new AskRefusal('late', `no answer within ${longestMs} ms`)));
  }

  #fell(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#parts.log.error('a thread failed', { program: this.#parts.program, why });
    this.#settle((open) => open.reject(new AskRefusal('storage', why)));
  }

  #settle(tell: (open: Open) => void): void {
    const open = this.#asked;
    clearTimeout(this.#timer);
    this.#asked = undefined;
    if (open !== undefined) tell(open);
    if (!this.#closed) this.#next();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

const stopping = () => new AskRefusal('gone', 'the station is stopping');

/** Beside the folder of this file in the source, beside the program in the build. */
function pathOf(program: string): string {
  return import.meta.filename.endsWith('.ts')
    ? join(import.meta.dirname, '..', `${program}.ts`)
    : join(projectRoot, 'dist', 'hub', `${program}.js`);
}
