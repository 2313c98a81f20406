import { limitText, valueText } from '../../../shared/alerts-text/measure.ts';
import { ruleName, whereText } from '../../../shared/alerts-text/alert-line.ts';
import type { JournalEntry } from '../../../shared/model/alert.ts';
import { severities } from '../../../shared/model/fault.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import type { Sight } from './summary-asked.ts';
import { column, rounded, table } from './summary-table.ts';

const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;

/** An alert raised in the span, with what became of it till its end; times epoch ms. */
interface Episode {
  raised: JournalEntry;
  cleared: number | null;
  acknowledged: number | null;
}

/** Every alert raised in the span with its reaction times, and how busy alerts kept the hall. */
export function alertTables(sight: Sight): SummaryTable[] {
  const episodes = episodesOf(sight);
  return [listTable(sight, episodes), loadTable(sight, episodes)];
}

function episodesOf({ reader, span }: Sight): Episode[] {
  const entries = reader.journal({
    from: span.start,
    to: span.end,
    rules: [],
    severities: [],
    kinds: ['raised', 'cleared', 'acknowledged'],
    text: '',
    limit: Number.MAX_SAFE_INTEGER,
  });
  const episodes = new Map<string, Episode>();
  for (const entry of entries.toReversed()) {
    const known = episodes.get(entry.alert);
    if (entry.kind === 'raised' && !known && !entry.backfill)
      episodes.set(entry.alert, { raised: entry, cleared: null, acknowledged: null });
    if (known && entry.kind === 'cleared') known.cleared = entry.at;
    if (known && entry.kind === 'acknowledged') known.acknowledged ??= entry.at;
  }
  return [...episodes.values()].toSorted((a, b) => a.raised.at - b.raised.at);
}

function listTable({ words, span }: Sight, episodes: readonly Episode[]): SummaryTable {
  const rows = episodes.map(({ raised, cleared, acknowledged }): SummaryValue[] => {
    const { metric, raise, readings, at } = raised;
    const [first] = readings;
    const told = metric !== undefined && raise !== undefined && first !== undefined;
    return [
      ruleName(words, raised.name),
      whereText(words, raised.scope),
      words.say(`alert.severity.${raised.severity}`),
      at,
      cleared,
      (cleared ?? span.end) - at,
      acknowledged === null ? null : acknowledged - at,
      told ? valueText(words, metric, first.value, raise) : null,
      told ? limitText(words, metric, raise) : null,
    ];
  });
  const columns = [
    column(words, 'rule', 'text'),
    column(words, 'scope', 'text'),
    column(words, 'severity', 'text'),
    column(words, 'raised', 'time'),
    column(words, 'cleared', 'time'),
    column(words, 'lasted', 'duration'),
    column(words, 'acknowledgedAfter', 'duration'),
    column(words, 'reading', 'text'),
    column(words, 'limit', 'text'),
  ];
  return table(words, 'alerts', columns, rows, [words.say('summary.note.alerts')]);
}

function loadTable({ words, span }: Sight, episodes: readonly Episode[]): SummaryTable {
  const hours = (span.end - span.start) / HOUR;
  const rowOf = (name: string, mine: readonly Episode[]): SummaryValue[] => {
    const reactions = mine.flatMap(({ raised, acknowledged }) =>
      acknowledged === null ? [] : [acknowledged - raised.at],
    );
    const sum = reactions.reduce((total, ms) => total + ms, 0);
    return [
      name,
      mine.length,
      rounded(mine.length / hours),
      mostIn(mine.map(({ raised }) => raised.at)),
      mine.filter(({ cleared }) => cleared !== null).length,
      reactions.length,
      reactions.length === 0 ? null : Math.round(sum / reactions.length),
      mine.filter(({ cleared, acknowledged }) => cleared === null && acknowledged === null).length,
    ];
  };
  const rows = severities.toReversed().map((severity) =>
    rowOf(
      words.say(`alert.severity.${severity}`),
      episodes.filter(({ raised }) => raised.severity === severity),
    ),
  );
  const columns = [
    column(words, 'severity', 'text'),
    { ...column(words, 'raisedCount', 'count'), key: 'raised' },
    column(words, 'perHour', 'score'),
    column(words, 'tenMinutes', 'count'),
    { ...column(words, 'clearedCount', 'count'), key: 'cleared' },
    { ...column(words, 'acknowledgedCount', 'count'), key: 'acknowledged' },
    { ...column(words, 'meanAcknowledged', 'duration'), key: 'acknowledgedAfter' },
    column(words, 'unacknowledged', 'count'),
  ];
  return table(
    words,
    'alarmLoad',
    columns,
    [...rows, rowOf(words.say('summary.all'), episodes)],
    [words.say('summary.note.load')],
  );
}

/** The most within any ten minutes. @param times rising */
function mostIn(times: readonly number[]): number {
  let [most, first] = [0, 0];
  times.forEach((time, at) => {
    while (times[first]! <= time - TEN_MINUTES) first++;
    most = Math.max(most, at - first + 1);
  });
  return most;
}
