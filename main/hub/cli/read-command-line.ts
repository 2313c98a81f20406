import { parseArgs } from 'node:util';
import { nearest } from '../../adapters/settings/nearest.ts';
import { usageProblem } from '../problem.ts';
import type { Command, CommandLine, OptionSpec } from './command.ts';

/** Options that every command has. */
const common: Record<string, OptionSpec> = { help: { help: 'what this command does' } };

/**
 * Reads what stands after a command's name.
 * @throws Problem (exit code 2) for unknown, doubled, valueless options and for words too many or too few.
 */
export function readCommandLine(command: Command, args: readonly string[]): CommandLine {
  const specs = { ...command.options, ...common };
  const values = new Map<string, string[]>();
  const words: string[] = [];
  const help = `callwall help ${command.name}`;

  for (const token of tokensOf(specs, args)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined)
      throw usageProblem(`unknown option ${token.rawName}`, suggestion(token.name, specs, help));
    const known = values.get(token.name) ?? [];
    if (known.length > 0 && spec.repeat !== true) throw usageProblem(`${token.rawName} is given twice`, help);
    values.set(token.name, [...known, valueOf(token, spec, help)]);
  }
  if (!values.has('help')) checkWords(command, words, help);

  return {
    text: (name) => values.get(name)?.[0],
    required(name) {
      const value = values.get(name)?.[0];
      if (value === undefined) throw usageProblem(`--${name} is missing`, help);
      return value;
    },
    all: (name) => values.get(name) ?? [],
    flag: (name) => values.has(name),
    words,
  };
}

interface OptionToken {
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function tokensOf(specs: Record<string, OptionSpec>, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(name === 'help' && { short: 'h' }),
      },
    ]),
  );
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function valueOf(token: OptionToken, spec: OptionSpec, help: string): string {
  if (spec.value === undefined) {
    if (token.inlineValue === true) throw usageProblem(`${token.rawName} takes no value`, help);
    return '';
  }
  // `--data --port 1` is a forgotten value, not a folder called --port.
  const forgotten =
    token.value === undefined ||
    (token.inlineValue !== true && token.value.startsWith('-') && token.value !== '-');
  if (forgotten || token.value === undefined || token.value === '') {
    throw usageProblem(`${token.rawName} needs a value: ${token.rawName} ${spec.value}`, help);
  }
  return token.value;
}

function checkWords(command: Command, words: readonly string[], help: string): void {
  const { name, min, max } = command.words ?? { name: '', min: 0, max: 0 };
  if (words.length < min) throw usageProblem(`${command.name} needs a ${name}`, help);
  const extra = words[max];
  if (extra !== undefined) throw usageProblem(`"${extra}" is not expected after ${command.name}`, help);
}

function suggestion(name: string, specs: Record<string, OptionSpec>, help: string): string {
  const near = nearest(name, Object.keys(specs));
  return near === undefined ? help : `did you mean --${near}?`;
}
