import type { Summary, SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';

/** The figures of a summary that another issue of it is compared with. */
export type SummaryFigures = Pick<Summary, 'language' | 'tables'>;

/** What a correction altered: one figure, or a whole row that came or went. */
export interface SummaryChange {
  /** Key of the table. */
  table: string;
  row: string;
  /** Place of the row in the newer issue; -1: it is not there any more. */
  at: number;
  /** Key of the column; empty: the whole row. */
  column: string;
  before: SummaryValue;
  after: SummaryValue;
}

/** It tells how many came late, which does not make a figure another one. */
const OF_DATA = 'quality';

/** Did a figure change? */
export function isCorrection(changes: readonly SummaryChange[]): boolean {
  return changes.some(({ table }) => table !== OF_DATA);
}

/**
 * What the newer of two issues has otherwise, table by table in its order. Texts are not compared: they say what the figures
 * say. Both in one language.
 */
export function summaryChanges(before: SummaryFigures, after: SummaryFigures): SummaryChange[] {
  return after.tables.flatMap((table) => {
    const was = before.tables.find(({ key }) => key === table.key);
    return was === undefined ? [] : tableChanges(was, table);
  });
}

function tableChanges(before: SummaryTable, after: SummaryTable): SummaryChange[] {
  const was = rowsByName(before);
  const is = rowsByName(after);
  const base = { table: after.key, before: null, after: null };
  const found = [...is].flatMap(([name, { row, label, at }]): SummaryChange[] => {
    const old = was.get(name)?.row;
    if (old === undefined) return [{ ...base, row: label, at, column: '' }];
    return after.columns.flatMap(({ key, kind }, place): SummaryChange[] => {
      if (kind === 'text') return [];
      const then = before.columns.findIndex((column) => column.key === key);
      const [one, other] = [old[then] ?? null, row[place] ?? null];
      return one === other
        ? []
        : [{ table: after.key, row: label, at, column: key, before: one, after: other }];
    });
  });
  const gone = [...was].filter(([name]) => !is.has(name));
  return [...found, ...gone.map(([, { label }]) => ({ ...base, row: label, at: -1, column: '' }))];
}

interface NamedRow {
  row: readonly SummaryValue[];
  label: string;
  at: number;
}

/** A row is known by the texts and times it begins with, and of several such by its place among them. */
function rowsByName({ columns, rows }: SummaryTable): Map<string, NamedRow> {
  const firstFigure = columns.findIndex(({ kind }) => kind !== 'text' && kind !== 'time');
  const names = firstFigure === -1 ? columns.length : Math.max(1, firstFigure);
  const named = new Map<string, NamedRow>();
  for (const [at, row] of rows.entries()) {
    const texts = row.slice(0, names);
    const label = texts.filter((text, of) => columns[of]?.kind === 'text' && text !== null).join(' · ');
    let nth = 0;
    while (named.has(JSON.stringify([texts, nth]))) nth++;
    named.set(JSON.stringify([texts, nth]), { row, label, at });
  }
  return named;
}
