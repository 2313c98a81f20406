import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import { formatCount, formatRate, formatTarget, formatWait } from '../../../shared/words/format.ts';
import { distanceText } from './kpi-tables.ts';
import type { CentreFigures } from './kpi-tables.ts';
import { metricValue } from './summary-table.ts';
import { numberOf } from './report-figures.ts';
import type { Sight } from './summary-asked.ts';
import type { HeardBetween } from './summary-reader.ts';

/** The few sentences for a chat group, most important first; at most eight. */
export function digestOf(
  sight: Sight,
  figures: CentreFigures,
  tables: readonly SummaryTable[],
  heard: HeardBetween,
): string[] {
  const { words, settings, kind, shift, date, issue, span, reader } = sight;
  const { say } = words;
  const title = say(`summary.title.${kind}`);
  const head = { title, centre: settings.centre, date, shift };
  const rowsOf = (key: string): SummaryTable['rows'] => tables.find((each) => each.key === key)?.rows ?? [];
  const lost = heard.gaps.reduce((sum, { count }) => sum + count, 0);
  const refused = heard.quarantined.reduce((sum, { count }) => sum + count, 0);
  const simulated = isSimulated(reader, span.start) ? say('summary.note.simulated') : '';
  const first =
    issue === 1 ? say('summary.digest.head', head) : say('summary.digest.corrected', { ...head, issue });
  return [
    `${first.trimEnd()}${simulated === '' ? '' : ` · ${simulated}`}`,
    ...figureLines(sight, figures),
    alertLine(sight, rowsOf('alarmLoad')),
    hotspotLine(sight, rowsOf('hotspots')),
    lost + refused > 0
      ? say('summary.digest.quality', { gaps: formatCount(lost), quarantined: formatCount(refused) })
      : orderLine(sight, rowsOf('orders')),
  ].filter((line) => line !== '');
}

function figureLines(sight: Sight, { now, previous, earlier }: CentreFigures): string[] {
  const { words, settings, kind } = sight;
  const { connectRate } = settings.targets;
  const rate = numberOf(now, 'connectRate');
  const count = (name: string): string => formatCount(numberOf(now, name) ?? 0);
  const rateText = (row: typeof previous): string =>
    perCent(row && numberOf(row, 'connectRate'), connectRate);
  return [
    rate === null
      ? words.say('summary.digest.noRate')
      : words.say('summary.digest.rate', {
          rate: perCent(rate, connectRate),
          target: formatTarget(connectRate),
          distance: distanceText(sight, now) ?? '—',
        }),
    words.say('summary.digest.volume', {
      offered: count('offered'),
      answered: count('answered'),
      abandoned: count('abandoned'),
    }),
    words.say('summary.digest.waits', {
      level: perCent(numberOf(now, 'serviceLevel'), settings.targets.serviceLevel),
      asa: formatWait(metricValue('asa', numberOf(now, 'asa'))),
      longest: formatWait(numberOf(now, 'waitMsMax')),
    }),
    previous === null && earlier === null
      ? ''
      : words.say('summary.digest.compared', {
          previous: words.say(`summary.col.previous.${kind}`),
          previousRate: rateText(previous),
          earlier: words.say(`summary.col.earlier.${kind}`),
          earlierRate: rateText(earlier),
        }),
  ];
}

/** With its sign, or a dash alone. */
function perCent(rate: number | null, target: number): string {
  return rate === null ? formatRate(rate, target) : `${formatRate(rate, target)}%`;
}

function alertLine({ words }: Sight, load: SummaryTable['rows']): string {
  const [critical] = load;
  const all = load.at(-1);
  if (!critical || !all || all[1] === 0) return '';
  return words.say('summary.digest.alerts', {
    n: countText(all[1]),
    critical: countText(critical[1]),
    left: countText(all.at(-1)),
  });
}

function hotspotLine({ words }: Sight, rows: SummaryTable['rows']): string {
  const [first] = rows;
  if (!first) return '';
  const place = [first[0], first[1]].join(' · ');
  return words.say('summary.digest.hotspots', { n: formatCount(rows.length), place });
}

function orderLine({ words }: Sight, rows: SummaryTable['rows']): string {
  const all = rows.at(-1);
  if (!all) return '';
  const [, created, closed, , , overdue, open] = all;
  return words.say('summary.digest.orders', {
    created: countText(created),
    closed: countText(closed),
    overdue: countText(overdue),
    open: countText(open),
  });
}

function countText(value: SummaryValue | undefined): string {
  return formatCount(typeof value === 'number' ? value : 0);
}

/** Did a source that said it is simulated tell of anything since? */
export function isSimulated(reader: Pick<Sight['reader'], 'sources'>, from: number): boolean {
  return reader.sources().some(({ simulated, newestEvent }) => simulated && newestEvent >= from);
}
