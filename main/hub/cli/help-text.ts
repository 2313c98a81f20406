import type { Command, OptionSpec } from './command.ts';

/** What `callwall --help` prints. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'callwall <command> [options]: watches a hotline. 话务大屏。',
    '',
    ...table(commands.map((command) => [command.name, command.summary])),
    '',
    'callwall help <command>   what a command takes',
    'callwall --version        the version',
    '',
    'Exit codes: 0 it worked, 1 a check failed or it did not work, 2 it was asked for in a wrong way.',
    'Times are YYYY-MM-DD[THH:MM[:SS]] in the zone of the centre; ranges end before their --to.',
  ].join('\n');
}

/** What `callwall help <command>` prints. */
export function commandHelp(command: Command): string {
  const rows = Object.entries(command.options).map(([name, spec]): [string, string] => [
    optionHead(name, spec),
    spec.help,
  ]);
  return [
    `callwall ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.summary,
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
  ].join('\n');
}

function optionHead(name: string, spec: OptionSpec): string {
  return `--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`;
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, text]) => `  ${head.padEnd(width)}  ${text}`);
}
