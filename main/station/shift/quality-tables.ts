import { metricCard } from '../../../shared/measure/metric-cards.ts';
import type { CardTerm } from '../../../shared/measure/metric-cards.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import type { Words } from '../../../shared/words/words.ts';
import { formulasIn } from '../slots/formulas.ts';
import { family } from '../slots/row.ts';
import { RowReader } from '../slots/row-reader.ts';
import { numberOf } from './report-figures.ts';
import type { FigureRow } from './report-figures.ts';
import type { Sight } from './summary-asked.ts';
import type { HeardBetween } from './summary-reader.ts';
import { column, table } from './summary-table.ts';

/** Combination of the centre's own rows. */
const CENTRE = 0;

/** What is missing, what could not be counted, and what was corrected late. */
export function qualityTable(
  { words, reader, span }: Sight,
  now: FigureRow,
  heard: HeardBetween,
): SummaryTable {
  const { gaps, quarantined } = heard;
  const none = words.say('summary.quality.none');
  const lines = (
    what: string,
    found: readonly { source: string; detail: string; count: number }[],
  ): SummaryValue[][] =>
    found.length === 0
      ? [[what, none, 0, null]]
      : found.map(({ source, detail, count }) => [what, source, count, detail]);
  const rows = [
    ...lines(
      words.say('summary.quality.gaps'),
      gaps.map(({ why, ...gap }) => ({ ...gap, detail: why })),
    ),
    ...lines(
      words.say('summary.quality.quarantined'),
      quarantined.map(({ code, ...each }) => ({ ...each, detail: code })),
    ),
    [
      words.say('summary.quality.late'),
      null,
      lateIn(reader, span.start, span.end),
      words.say('summary.quality.lateWhy'),
    ],
    [words.say('summary.quality.open'), null, numberOf(now, 'open'), words.say('summary.quality.openWhy')],
  ];
  const columns = [
    column(words, 'what', 'text'),
    column(words, 'source', 'text'),
    column(words, 'count', 'count'),
    column(words, 'detail', 'text'),
  ];
  return table(words, 'quality', columns, rows, [words.say('summary.note.quality')]);
}

function lateIn(reader: Sight['reader'], from: number, to: number): number {
  const row = new RowReader();
  let late = 0;
  for (const [start, figures] of reader.slotsBetween(family.scope, from, to, CENTRE)) {
    for (let next = 0; next < figures.length; next = row.next) {
      row.open(figures, next, start);
      row.openRest();
      late += row.late;
    }
  }
  return late;
}

/** By which formula and in which ledger each rate and average of the document was computed. */
export function formulaTable({ words, reader, settings, span }: Sight): SummaryTable {
  const versions = formulasIn(reader, settings).between(span.start, span.end);
  const rows = metricCodes.flatMap((code) =>
    versions.map(({ context, version, from }): SummaryValue[] => {
      const card = metricCard(code, { ...context, ledger: 'offer' });
      const formula = `${sumText(words, card.numerator)} ÷ ${sumText(words, card.denominator)}`;
      return [
        words.say(card.name),
        formula,
        words.say(card.ledger),
        version,
        Number.isFinite(from) ? from : null,
      ];
    }),
  );
  const columns = [
    column(words, 'metric', 'text'),
    column(words, 'formula', 'text'),
    column(words, 'ledger', 'text'),
    column(words, 'version', 'count'),
    column(words, 'from', 'time'),
  ];
  return table(words, 'formulas', columns, rows);
}

function sumText(words: Words, terms: readonly CardTerm[]): string {
  const texts = terms.map(({ word, seconds, sign }, at) => {
    const name = words.sayKey(word, seconds === null ? {} : { seconds }) ?? word;
    if (at === 0) return sign === 1 ? name : `− ${name}`;
    return `${sign === 1 ? '+' : '−'} ${name}`;
  });
  return terms.length === 1 ? texts.join('') : `(${texts.join(' ')})`;
}
