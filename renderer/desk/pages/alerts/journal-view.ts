import { durationText, momentText, ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import { metricUnits, valueText } from '../../../../shared/alerts-text/measure.ts';
import type { AskInput } from '../../../../shared/contract/asks.ts';
import { type JournalEntry, journalKinds } from '../../../../shared/model/alert.ts';
import { severities } from '../../../../shared/model/fault.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { parseLocal } from '../../../../shared/time/parse-local.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { NONE } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import type { journalAddress } from './alerts-address.ts';

/** The question that a filter stands for; what the filter says wrongly is as good as unsaid. */
export function journalQuestion(filter: typeof journalAddress, zone: Zone): AskInput<'alerts.journal'> {
  const [from, to] = [timeOf(filter.from, zone), timeOf(filter.to, zone)];
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    rules: [...filter.rules],
    severities: severities.filter((each) => filter.severities.includes(each)),
    kinds: journalKinds.filter((each) => filter.kinds.includes(each)),
    text: filter.q.trim().slice(0, 64),
  };
}

/** A time as people type it, `2026-11-22 08:00` or a day alone, epoch ms; undefined for what is none. */
export function timeOf(text: string, zone: Zone): number | undefined {
  return parseLocal(zone, text.trim().replace(/\s+/, 'T')).ms;
}

/** What an entry says beside what happened and what was seen: who did it and what they said. */
export function deedText(words: Words, zone: Zone, entry: JournalEntry): string {
  const { say } = words;
  return [
    entry.by,
    entry.to === '' ? '' : (words.sayKey(`alert.to.${entry.to}`) ?? entry.to),
    entry.until === null ? '' : say('journal.until', { at: momentText(zone, entry.until, entry.at) }),
    entry.comment,
    entry.backfill ? say('alert.backfill') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the rule saw, in the unit of its metric, a rate with its counts: 84.2% (160/190). */
export function readingText(words: Words, { readings, metric, raise }: JournalEntry): string {
  return readings
    .map(({ window, numerator, denominator, value }) => {
      const counts = numerator !== null && denominator !== null ? `${numerator}/${denominator}` : '';
      const figure = metric && raise ? valueText(words, metric, value, raise) : plainText(value, counts);
      const isShare = metric !== undefined && metricUnits[metric] === 'share';
      const told = isShare && counts !== '' ? words.say('journal.share', { share: figure, counts }) : figure;
      return window === '' ? told : `${durationText(words, window)} ${told}`;
    })
    .join(words.say('alert.much.comma'));
}

/** Of a line that does not say of which metric. */
function plainText(value: number | null, counts: string): string {
  return counts || (value === null ? NONE : String(round(value)));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The columns of the exported journal, in the language of the words. */
export function journalCsv(words: Words, zone: Zone, entries: readonly JournalEntry[]): string {
  const { say } = words;
  const head = ['time', 'written', 'kind', 'severity', 'rule', 'where', 'reading', 'by', 'comment'] as const;
  const rows = entries.map((entry) => [
    formatLocal(zone, entry.at, 'iso'),
    formatLocal(zone, entry.writtenAt, 'iso'),
    say(`journal.kind.${entry.kind}`),
    say(`alert.severity.${entry.severity}`),
    ruleName(words, entry.name),
    whereText(words, entry.scope),
    readingText(words, entry),
    entry.by,
    [entry.comment, entry.backfill ? say('alert.backfill') : ''].filter(Boolean).join(' · '),
  ]);
  // The mark at the beginning makes spreadsheets read it as UTF-8.
  return `\uFEFF${[head.map((name) => say(`journal.${name}`)), ...rows].map(csvLine).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be one: it gets an apostrophe. */
function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
