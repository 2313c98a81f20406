import type { JournalEntry, Reading } from '../../../shared/model/alert.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Command } from '../cli/command.ts';
import { csvLines } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { rangeOf, timeText } from '../cli/time-range.ts';
import { settingsInForce } from '../station-settings.ts';

/** `alerts`: the journal of what alerts did and what people did with them; works beside a running station. */
export const alerts: Command = {
  name: 'alerts',
  usage: '--data DIR --from T --to T [--format json|csv]',
  summary: 'the journal of the alerts, also beside a running station',
  options: {
    data: dataOption,
    from: { value: 'T', help: 'start of the range' },
    to: { value: 'T', help: 'end of the range, not part of it' },
    format: formatOption,
  },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const folder = dataFolder(line, io.env);
    const { zone: zoneName } = settingsInForce(folder, io.env);
    const { createZone } = await import('../../../shared/time/zone-day.ts');
    const zone = createZone(zoneName);
    const range = rangeOf(line, zone);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ openData }, { readJournal }] = await Promise.all([
      import('../open-data.ts'),
      import('../../adapters/archive/read-journal.ts'),
    ]);
    // Says in words why a folder cannot be read, before anything is printed.
    openData(folder).close();
    const entries = readJournal(folder, range);
    if (format === 'csv') await io.stream(csvLines(columns, cells(entries, zone)));
    else io.out(jsonText({ zone: zoneName, rows: [...entries].map((entry) => rowOf(entry, zone)) }));
    return 0;
  },
};

const columns = [
  'id',
  'at',
  'written',
  'alert',
  'kind',
  'rule',
  'revision',
  'name',
  'severity',
  'scopeKind',
  'scope',
  'scopeName',
  'readings',
  'backfill',
  'by',
  'comment',
  'to',
  'until',
] as const;

function rowOf(entry: JournalEntry, zone: Zone) {
  const { id, at, writtenAt, alert, kind, rule, revision, name, severity, scope, readings } = entry;
  const { backfill, by, comment, to, until } = entry;
  return {
    id,
    at: timeText(zone, at),
    written: timeText(zone, writtenAt),
    alert,
    kind,
    rule,
    revision,
    name: name.zh,
    severity,
    scopeKind: scope.kind,
    scope: scope.key,
    scopeName: scope.name,
    readings,
    backfill,
    by,
    comment,
    to,
    until: until === null ? null : timeText(zone, until),
  };
}

function* cells(entries: Iterable<JournalEntry>, zone: Zone) {
  for (const entry of entries) {
    const row = { ...rowOf(entry, zone), readings: entry.readings.map(readingText) };
    yield columns.map((column) => row[column]);
  }
}

/** `5m 160/190 0.842105`; of a gauge its value. */
function readingText({ window, numerator, denominator, value }: Reading): string {
  const parts = numerator === null ? '' : `${numerator}/${denominator}`;
  const figure = value === null ? '' : String(Math.round(value * 1e6) / 1e6);
  return [window, parts, figure].filter((part) => part !== '').join(' ');
}
