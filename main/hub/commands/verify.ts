import type { Command } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { settingsInForce } from '../station-settings.ts';

/** `verify`: counts everything retained again from the events and compares; exit code 1 when anything differs. */
export const verify: Command = {
  name: 'verify',
  usage: '--data DIR [--format json|csv]',
  summary: 'counts everything again from the events and compares with what is kept; prints the differences',
  options: { data: dataOption, format: formatOption },
  async run(line, io) {
    const format = formatOf(line);
    const folder = dataFolder(line, io.env);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ openData }, archive] = await Promise.all([
      import('../open-data.ts'),
      import('../../adapters/archive/verify-archive.ts'),
    ]);
    // Says in words why a folder cannot be read, before the recount begins.
    openData(folder).close();
    const {
      differences,
      contacts,
      orders,
      events,
      rows: figures,
      closedDays,
    } = archive.verifyArchive(folder, settingsInForce(folder, io.env));
    const rows = differences.map((difference) => ({ difference }));
    if (format === 'json')
      io.out(jsonText({ ok: rows.length === 0, contacts, orders, events, figures, closedDays, rows }));
    else if (format === 'csv') io.print(csvText(['difference'], rows));
    else {
      differences.forEach((difference) => io.out(difference));
      const verdict =
        rows.length === 0
          ? 'no difference'
          : `${rows.length} ${rows.length === 1 ? 'difference' : 'differences'}`;
      const closed = closedDays === 0 ? '' : `; ${closedDays} closed days checked by their digests`;
      io.out(
        `${verdict}: ${contacts} contacts, ${orders} orders, ${events} events and ${figures} rows of figures compared${closed}`,
      );
    }
    return rows.length === 0 ? 0 : 1;
  },
};
