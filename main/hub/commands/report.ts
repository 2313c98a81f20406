import type { Command } from '../cli/command.ts';
import { csvLines } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { tableJson } from '../cli/table-json.ts';
import { usageProblem } from '../problem.ts';
import { settingsInForce } from '../station-settings.ts';
import { queryOptions, readQuery } from './report-query.ts';

/** `report`: every counter, peak and ratio by slot; works beside a running station. */
export const report: Command = {
  name: 'report',
  usage:
    '--data DIR --from T --to T --slot LENGTH [--ledger L] [--by D,D] [--scope D=ID] [--format json|csv]',
  summary: 'every counter, peak and ratio by time slot, also beside a running station',
  options: { data: dataOption, ...queryOptions, format: formatOption },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const folder = dataFolder(line, io.env);
    const settings = settingsInForce(folder, io.env);
    const { createZone } = await import('../../../shared/time/zone-day.ts');
    const query = readQuery(line, createZone(settings.zone));
    // Loaded here because they bring the database in, which other commands do without.
    const [{ openData }, station] = await Promise.all([
      import('../open-data.ts'),
      import('../../station/slots/report.ts'),
    ]);
    const reader = openData(folder);
    const { columns, rows, ...head } = asked(() => {
      try {
        return station.report(reader, settings, query);
      } finally {
        reader.close();
      }
    });
    await io.stream(format === 'json' ? tableJson(head, columns, rows) : csvLines(columns, rows));
    return 0;
  },
};

/** The station refuses figures that are not kept with a plain Error for people; anything else is a fault of ours. */
function asked<T>(make: () => T): T {
  try {
    return make();
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'Error' && !('code' in fault))
      throw usageProblem(fault.message, 'callwall help report');
    throw fault;
  }
}
