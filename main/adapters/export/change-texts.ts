import type { Summary } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { SummaryChange } from '../../station/shift/summary-changes.ts';
import { targetOf, valueText } from '../../../shared/summary-text/value-text.ts';

/** So many of a table are told one by one; the others are counted. */
const MOST = 12;

/**
 * What a correction altered, in the sentences of a language. @param after the newer issue in that language; its rows are in the
 * order of the one that was compared
 */
export function changeTexts(words: Words, after: Summary, changes: readonly SummaryChange[]): string[] {
  return [...Map.groupBy(changes, ({ table }) => table)].flatMap(([key, all]) => {
    const told = all.slice(0, MOST).map((change) => changeText(words, after, change));
    if (all.length <= MOST) return told;
    const table = titleOf(after, key);
    return [...told, words.say('summary.change.moreOf', { table, n: all.length - MOST })];
  });
}

function titleOf({ tables }: Summary, key: string): string {
  return tables.find((table) => table.key === key)?.title ?? key;
}

function changeText({ say }: Words, after: Summary, change: SummaryChange): string {
  const table = after.tables.find(({ key }) => key === change.table);
  const title = titleOf(after, change.table);
  const values = table?.rows[change.at];
  const names = table?.columns.findIndex(({ kind }) => kind !== 'text' && kind !== 'time') ?? 0;
  // A row that is gone has its name in the language that was compared.
  const texts = values?.slice(0, Math.max(1, names)).filter((value) => typeof value === 'string');
  // Who was never given a name is called by the key.
  const row = texts === undefined ? change.row : [...new Set(texts)].join(' · ');
  if (change.column === '')
    return say(change.at === -1 ? 'summary.change.gone' : 'summary.change.added', { table: title, row });
  const column = table?.columns.find(({ key }) => key === change.column);
  if (table === undefined || column === undefined || values === undefined) return `${title} · ${row}`;
  const target = targetOf(after, table, change.column, values);
  const [before, now] = [change.before, change.after].map((value) =>
    valueText(createZone(after.zone), column, value, target),
  );
  return say('summary.change.value', {
    table: title,
    row,
    column: column.title,
    before: before!,
    after: now!,
  });
}
