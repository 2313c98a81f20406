import { TOKEN_DAYS } from '../../../shared/contract/asks/people-asks.ts';
import type { WallToken } from '../../../shared/contract/asks/people-asks.ts';
import { ownDesk } from '../../../shared/model/person.ts';
import { lineSchema } from '../../../shared/model/text.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Command, CommandLine, Io } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { wholeOf } from '../cli/whole-of.ts';
import { Problem, usageProblem } from '../problem.ts';
import { settingsInForce } from '../station-settings.ts';
import { withPeople } from '../with-people.ts';

const DAYS = 365;
const atShell = { ...ownDesk, name: 'callwall tokens' };

/** `tokens`: read-only tokens of walls, beside those of the settings. */
export const tokens: Command = {
  name: 'tokens',
  usage: 'list|make|revoke --data DIR [--name N] [--days D] [--id I]',
  summary: 'read-only tokens that open the wall in a browser, each with an end',
  options: {
    data: dataOption,
    name: { value: 'N', help: 'which wall it is for' },
    days: { value: 'D', help: `how long it is good (default: ${DAYS})` },
    id: { value: 'I', help: 'the token to take back, as the list names it' },
    format: formatOption,
  },
  words: { name: 'list|make|revoke', min: 1, max: 1 },
  async run(line, io) {
    const [action] = line.words;
    const folder = dataFolder(line, io.env);
    if (action === 'list') return withPeople(folder, false, ({ walls }) => list(walls.list(), line, io));
    if (action === 'make') {
      const name = lineSchema(64).safeParse(line.required('name'));
      const days = wholeOf(line, 'days', 1) ?? DAYS;
      if (name.data === undefined || days > TOKEN_DAYS)
        throw usageProblem('--name or --days is out of bounds', `one line, and up to ${TOKEN_DAYS} days`);
      const made = await withPeople(folder, false, ({ walls }) => walls.make(name.data, days, atShell));
      io.out(made.token);
      io.err(`callwall: good until ${dateOf(folder, io)(made.until)}; it is not shown again`);
      return 0;
    }
    if (action !== 'revoke') throw usageProblem(`tokens ${action} is unknown`, 'one of list, make, revoke');
    const id = line.required('id');
    const done = await withPeople(folder, false, ({ walls }) => walls.revoke(id, atShell));
    if (!done.ok) throw new Problem(`no token ${id} is good`, 'callwall tokens list');
    io.out(`token ${id} opens nothing any more`);
    return 0;
  },
};

function list(rows: readonly WallToken[], line: CommandLine, io: Io): number {
  const format = formatOf(line);
  const flat = rows.map(({ revoked, ...rest }) => ({ ...rest, revoked: Number(revoked) }));
  if (format === 'json') io.out(jsonText({ rows }));
  else if (format === 'csv') io.print(csvText(['id', 'name', 'by', 'since', 'until', 'revoked'], flat));
  else {
    const date = dateOf(dataFolder(line, io.env), io);
    for (const { id, name, until, revoked } of rows)
      io.out(`${id}  ${name}  ${revoked ? 'revoked' : `until ${date(until)}`}`);
  }
  return 0;
}

/** Days of the centre. */
function dateOf(folder: string, io: Io): (ms: number) => string {
  const zone = createZone(settingsInForce(folder, io.env).zone);
  return (ms) => formatLocal(zone, ms, 'date');
}
