import { parentPort, workerData } from 'node:worker_threads';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { Person } from '../../shared/model/person.ts';
import { openReader } from '../adapters/archive/open-reader.ts';
import type { History } from './answers/history.ts';
import { historyAnswerers } from './answers/history-answers.ts';
import type { HistoryAnswer, HistoryHome, HistoryQuestion } from './answers/ask-history.ts';

/*
 * Answers questions about stored data, one after the other, in a thread of its own with a read-only connection: however
 * long one takes, the station goes on taking in events.
 */

const { folder, settings }: HistoryHome = workerData;

parentPort?.on('message', (question: HistoryQuestion) => {
  // What fails is an answer, too.
  void answer(question).then((told) => parentPort?.postMessage(told));
});

async function answer({ id, name, args, who }: HistoryQuestion): Promise<HistoryAnswer> {
  try {
    const reader = openReader(folder);
    try {
      // Which question it is, and so the form of its arguments, was looked up by its name.
      const answerer = historyAnswerers[name] as (history: History, told: unknown, by: Person) => unknown;
      return { id, value: await answerer({ reader, settings }, args, who) };
    } finally {
      reader.close();
    }
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return { id, refusal: { code: fault instanceof AskRefusal ? fault.code : 'storage', why } };
  }
}
