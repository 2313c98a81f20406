import { workerData } from 'node:worker_threads';
import type { Person } from '../../shared/model/person.ts';
import { openReader } from '../adapters/archive/open-reader.ts';
import type { History } from './answers/history.ts';
import { historyAnswerers } from './answers/history-answers.ts';
import type { HistoryHome, HistoryJob } from './answers/ask-history.ts';
import { serveThread } from './threads/serve-thread.ts';

/*
 * Answers questions about stored data, one after the other, in a thread of its own with a read-only connection: however
 * long one takes, the station goes on taking in events.
 */

const { folder, settings }: HistoryHome = workerData;

serveThread(async ({ kind, args, who }: HistoryJob) => {
  const reader = openReader(folder);
  try {
    // Which question it is, and so the form of its arguments, was looked up by its name.
    const answerer = historyAnswerers[kind] as (history: History, told: unknown, by: Person) => unknown;
    return await answerer({ reader, settings }, args, who);
  } finally {
    reader.close();
  }
});
