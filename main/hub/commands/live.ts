import type { LiveSnapshot } from '../../station/live.ts';
import type { Command, CommandLine, Io } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { tokenOf } from '../cli/token-of.ts';
import { usageProblem } from '../problem.ts';

/** `live`: one snapshot of the gauges, from the data as committed or from a running hub. */
export const live: Command = {
  name: 'live',
  usage: '--data DIR|--url URL [--format json|csv]',
  summary: 'one snapshot of the gauges: sources, queues, agents',
  options: {
    data: dataOption,
    url: { value: 'URL', help: 'address of a running hub; it also knows which sources are connected' },
    format: formatOption,
  },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const snapshot = await take(line, io);
    if (format === 'json') io.out(jsonText(snapshot));
    else io.print(csvText(['queue', 'depth', 'longestWaitMs'], snapshot.rows));
    return 0;
  },
};

async function take(line: CommandLine, io: Io): Promise<LiveSnapshot> {
  const url = line.text('url');
  if (url === undefined) return fromData(dataFolder(line, io.env));
  if (line.text('data') !== undefined)
    throw usageProblem('--data and --url are given both', 'name one of them');
  if (!URL.canParse(url) || !/^(https?|wss?):/.test(url))
    throw usageProblem(`--url ${url} is not an address`, 'e.g. http://127.0.0.1:8138');
  const { liveOverUrl } = await import('../live-over-url.ts');
  return liveOverUrl(url, tokenOf(io));
}

async function fromData(folder: string): Promise<LiveSnapshot> {
  // Loaded here because they bring the database in, which other commands do without.
  const [{ openData }, station] = await Promise.all([
    import('../open-data.ts'),
    import('../../station/live.ts'),
  ]);
  const reader = openData(folder);
  try {
    return station.live(reader, Date.now());
  } finally {
    reader.close();
  }
}
