import type { Command } from '../cli/command.ts';
import { csvLines } from '../../../shared/csv/csv-text.ts';
import { alignedOrError } from '../../../shared/time/parse-local.ts';
import { slotLabel } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { rangeOf } from '../cli/time-range.ts';
import type { HourHotspot } from '../../station/hotspots/hour-hotspots.ts';
import { usageProblem } from '../problem.ts';
import { settingsInForce } from '../station-settings.ts';

const columns = ['hour', 'category', 'region', 'level', 'n', 'expected', 'score', 'state'] as const;

/** `hotspots`: complaint hotspots by whole hour, each judged as of the hour's end; works beside a running station. */
export const hotspots: Command = {
  name: 'hotspots',
  usage: '--data DIR --from T --to T [--level c2r1] [--format json|csv]',
  summary: 'complaint hotspots by hour, also beside a running station',
  options: {
    data: dataOption,
    from: { value: 'T', help: 'start of the range, a whole hour' },
    to: { value: 'T', help: 'end of the range, not part of it' },
    level: {
      value: 'c2r1',
      help: 'all hotspots of that depth of class and region, explained by others or not',
    },
    format: formatOption,
  },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const level = levelOf(line.text('level'));
    const folder = dataFolder(line, io.env);
    const { zone: zoneName } = settingsInForce(folder, io.env);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ createZone }, { openData }, { hourHotspots }] = await Promise.all([
      import('../../../shared/time/zone-day.ts'),
      import('../open-data.ts'),
      import('../../station/hotspots/hour-hotspots.ts'),
    ]);
    const zone = createZone(zoneName);
    const range = rangeOf(line, zone);
    for (const edge of ['from', 'to'] as const) {
      const problem = alignedOrError(zone, range[edge], '60m');
      if (problem !== null) throw usageProblem(`--${edge}: ${problem}`, 'take a whole hour');
    }
    const reader = openData(folder);
    try {
      const rows = [...hourHotspots(reader, zone, { ...range, level })].map((row) => rowOf(row, zone));
      if (format === 'json') io.out(jsonText({ zone: zoneName, rows }));
      else
        await io.stream(
          csvLines(
            columns,
            rows.map((row) => columns.map((column) => row[column])),
          ),
        );
    } finally {
      reader.close();
    }
    return 0;
  },
};

/** @throws Problem */
function levelOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^c[0-8]r[0-8]$/.test(text)) return text;
  throw usageProblem(`--level ${text} is no level`, 'depth of the class and of the region, e.g. c2r1');
}

function rowOf({ start, category, region, level, n, expected, score, state }: HourHotspot, zone: Zone) {
  return {
    hour: slotLabel(zone, start, '60m'),
    category,
    region,
    level,
    n,
    expected: rounded(expected),
    score: rounded(score),
    state,
  };
}

/** As ratios are printed: six decimals. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
