import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { type Answerers } from '../../../shared/contract/asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import type { Log } from '../../station/ports.ts';
import { type HistoryName, historyNames } from './history-answers.ts';

/** Where the thread finds the data. */
export interface HistoryHome {
  folder: string;
  settings: Settings;
}
export interface HistoryQuestion {
  id: number;
  name: HistoryName;
  args: unknown;
  who: Person;
}
export type HistoryAnswer =
  | { id: number; value: unknown }
  | { id: number; refusal: { code: AskRefusal['code']; why: string } };

/** A question that takes longer is given up, with its thread; the page gives up after 30 s. Unit: ms. */
const LONGEST_MS = 25_000;
/** So many questions may wait; somebody who asks more asks again. */
const MOST = 200;

/** Beside this file in the source, beside the program in the build. */
const program = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, '..', 'history-worker.ts')
  : join(projectRoot, 'dist', 'hub', 'history-worker.js');

interface Open {
  question: HistoryQuestion;
  resolve(value: unknown): void;
  reject(why: Error): void;
}

/**
 * Asks about stored data in a thread of its own, started at the first question. Questions are answered in their order;
 * one that takes too long is given up and those behind it are asked anew.
 */
export class HistoryLine {
  readonly #home: HistoryHome;
  readonly #log: Log;
  readonly #longestMs: number;
  readonly #waiting: Open[] = [];
  #worker: Worker | undefined;
  #asked: Open | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #closed = false;

  constructor(home: HistoryHome, log: Log, longestMs = LONGEST_MS) {
    this.#home = home;
    this.#log = log;
    this.#longestMs = longestMs;
  }

  /** What the station's answerers need. */
  answerers(): Answerers {
    const each = historyNames.map((name) => [
      name,
      (args: unknown, who: Person) => this.ask(name, args, who),
    ]);
    return Object.fromEntries(each) as Answerers;
  }

  /** Rejects with an `AskRefusal`. */
  ask(name: HistoryName, args: unknown, who: Person): Promise<unknown> {
    if (this.#closed) return Promise.reject(new AskRefusal('gone', 'the station is stopping'));
    if (this.#waiting.length >= MOST)
      return Promise.reject(new AskRefusal('refused', 'too many questions wait for the stored data'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question: { id: ++this.#last, name, args, who }, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0))
      reject(new AskRefusal('gone', 'the station is stopping'));
    this.#settle((open) => open.reject(new AskRefusal('gone', 'the station is stopping')));
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#asked !== undefined) return;
    this.#asked = this.#waiting.shift();
    if (this.#asked === undefined) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#asked.question);
    this.#timer = setTimeout(() => this.#giveUp(), this.#longestMs);
  }

  #start(): Worker {
    const worker = new Worker(program, { workerData: this.#home });
    worker.on('message', (answer: HistoryAnswer) => {
      if (answer.id !== this.#asked?.question.id) return;
      this.#settle((open) => {
        if ('value' in answer) open.resolve(answer.value);
        else open.reject(new AskRefusal(answer.refusal.code, answer.refusal.why));
      });
      this.#next();
    });
    worker.on('error', (fault) => this.#fell(worker, fault.message));
    // A program that has nothing else to do may end.
    worker.unref();
    return worker;
  }

  #giveUp(): void {
    const name = this.#asked?.question.name;
    this.#log.warn('a question about stored data took too long', { name, ms: this.#longestMs });
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle((open) => open.reject(new AskRefusal('late', `no answer within ${this.#longestMs} ms`)));
    this.#next();
  }

  #fell(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#log.error('the thread for stored data failed', { why });
    this.#settle((open) => open.reject(new AskRefusal('storage', why)));
    this.#next();
  }

  #settle(tell: (open: Open) => void): void {
    const open = this.#asked;
    clearTimeout(this.#timer);
    this.#asked = undefined;
    if (open !== undefined) tell(open);
  }
}
