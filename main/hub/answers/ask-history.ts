import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { type Answerers } from '../../../shared/contract/asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Log } from '../../station/ports.ts';
import { ThreadLine } from '../threads/thread-line.ts';
import { type HistoryName, historyNames } from './history-answers.ts';

/** Where the thread finds the data. */
export interface HistoryHome {
  folder: string;
  settings: Settings;
}
/** A question. */
export interface HistoryJob {
  kind: HistoryName;
  args: unknown;
  who: Person;
}

/** The page gives up after 30 s. Unit: ms. */
const LONGEST_MS = 25_000;
/** So many questions may wait; somebody who asks more asks again. */
const MOST = 200;

/** Asks about stored data in a thread of its own, in the order in which the questions come. */
export class HistoryLine {
  readonly #line: ThreadLine<HistoryJob, Record<HistoryName, unknown>>;

  constructor(home: HistoryHome, log: Log, longestMs = LONGEST_MS) {
    this.#line = new ThreadLine({ program: 'history-worker', data: home, longestMs, log });
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
    if (this.#line.waiting() >= MOST)
      return Promise.reject(new AskRefusal('refused', 'too many questions wait for the stored data'));
    return this.#line.do({ kind: name, args, who });
  }

  close(): Promise<void> {
    return this.#line.close();
  }
}
