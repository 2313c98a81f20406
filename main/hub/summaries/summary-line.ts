import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../../adapters/project-root.ts';
import type { SummaryHome } from './do-summary-job.ts';
import type { SummaryDone, SummaryJob, SummaryQuestion, SummaryReply } from './summary-job.ts';

/** What takes longer is given up, with its thread: a summary of a quarter of 4,700 agents takes seconds. Unit: ms. */
const LONGEST_MS = 300_000;
/** A thread without work goes, and its memory with it. Unit: ms. */
const IDLE_MS = 10_000;

/** Beside this folder in the source, beside the program in the build. */
const program = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, '..', 'summary-worker.ts')
  : join(projectRoot, 'dist', 'hub', 'summary-worker.js');

interface Open {
  question: SummaryQuestion;
  resolve(done: SummaryDone[keyof SummaryDone]): void;
  reject(why: Error): void;
}

/** Has summaries made in a thread of its own, one after the other; the thread is there while there is work. */
export class SummaryLine {
  readonly #home: SummaryHome;
  readonly #waiting: Open[] = [];
  #worker: Worker | undefined;
  #asked: Open | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #closed = false;

  constructor(home: SummaryHome) {
    this.#home = home;
  }

  /** Rejects with what kept it from being done. */
  do<J extends SummaryJob>(job: J): Promise<SummaryDone[J['kind']]> {
    return new Promise((resolve, reject) => {
      const question = { id: ++this.#last, job };
      // What is done is of the kind that was asked for.
      this.#waiting.push({ question, resolve: resolve as Open['resolve'], reject });
      this.#next();
    });
  }

  waiting(): number {
    return this.#waiting.length;
  }

  /** What is under way is broken off: each file is whole or not there. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const open = [this.#asked, ...this.#waiting.splice(0)];
    this.#asked = undefined;
    for (const each of open) each?.reject(new Error('the station is stopping'));
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#asked !== undefined || this.#waiting.length === 0) return;
    if (this.#closed) {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('the station is stopping'));
      return;
    }
    clearTimeout(this.#timer);
    this.#asked = this.#waiting.shift()!;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#asked.question);
    this.#timer = setTimeout(() => this.#drop(`it took longer than ${LONGEST_MS} ms`), LONGEST_MS);
  }

  #start(): Worker {
    const worker = new Worker(program, { workerData: this.#home });
    worker.on('message', (reply: SummaryReply) => {
      if (reply.id !== this.#asked?.question.id) return;
      this.#settle((open) =>
        'done' in reply ? open.resolve(reply.done) : open.reject(new Error(reply.why)),
      );
    });
    worker.on('error', (fault) => {
      if (worker === this.#worker) this.#drop(fault.message);
    });
    // A program that has nothing else to do may end.
    worker.unref();
    return worker;
  }

  /** The thread goes, and what it was doing fails. */
  #drop(why: string): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle((open) => open.reject(new Error(why)));
  }

  #settle(tell: (open: Open) => void): void {
    const open = this.#asked;
    clearTimeout(this.#timer);
    this.#asked = undefined;
    if (open !== undefined) tell(open);
    this.#timer = setTimeout(() => this.#rest(), IDLE_MS).unref();
    this.#next();
  }

  #rest(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}
