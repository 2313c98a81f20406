import { dimensionNames, ledgers } from '../../../shared/measure/counters.ts';
import type { Dimension, Ledger } from '../../../shared/measure/counters.ts';
import { alignedOrError, parseLocal } from '../../../shared/time/parse-local.ts';
import { slotLengths } from '../../../shared/time/slots.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { CommandLine, OptionSpec } from '../cli/command.ts';
import { oneOf } from '../cli/one-of.ts';
import { usageProblem } from '../problem.ts';

/** The options of `report` that say what is asked. */
export const queryOptions: Record<string, OptionSpec> = {
  from: { value: 'T', help: 'start of the range' },
  to: { value: 'T', help: 'end of the range, not part of it' },
  slot: { value: slotLengths.join('|'), help: 'length of a row' },
  ledger: { value: ledgers.join('|'), help: 'to which slot a contact is counted (default: offer)' },
  by: { value: 'D,D', help: `one row for every combination of these: ${dimensionNames.join(', ')}` },
  scope: {
    value: 'D=ID',
    help: 'only this queue, channel …; may be given for several dimensions',
    repeat: true,
  },
};

export interface AskedReport {
  from: number;
  to: number;
  slot: SlotLength;
  ledger: Ledger;
  by: Dimension[];
  scope: Partial<Record<Dimension, string>>;
}

/** What the options of `report` ask for, times read in the centre's zone. @throws Problem (exit code 2) */
export function readQuery(line: CommandLine, zone: Zone): AskedReport {
  const slot = oneOf('slot', line.required('slot'), slotLengths);
  const from = edge(line, 'from', zone, slot);
  const to = edge(line, 'to', zone, slot);
  if (to <= from)
    throw usageProblem(
      '--to is not after --from',
      'ranges are half-open: a day is --from 2026-05-18 --to 2026-05-19',
    );
  return {
    from,
    to,
    slot,
    ledger: oneOf('ledger', line.text('ledger') ?? 'offer', ledgers),
    by: readDimensions(line.text('by')),
    scope: readScope(line.all('scope')),
  };
}

function edge(line: CommandLine, name: 'from' | 'to', zone: Zone, slot: SlotLength): number {
  const parsed = parseLocal(zone, line.required(name));
  if (parsed.ms === undefined)
    throw usageProblem(`--${name}: ${parsed.error}`, `times are in the zone of the centre, ${zone.name}`);
  const misaligned = alignedOrError(zone, parsed.ms, slot);
  if (misaligned !== null)
    throw usageProblem(`--${name}: ${misaligned}`, 'take an edge, or a shorter --slot');
  return parsed.ms;
}

function readDimensions(text: string | undefined): Dimension[] {
  const names = (text ?? '').split(',').filter((name) => name !== '');
  const dimensions = names.map((name) => oneOf('by', name, dimensionNames));
  if (new Set(dimensions).size < dimensions.length)
    throw usageProblem(`--by ${text} names a dimension twice`, 'name each once');
  // Columns come in the order of the dimensions, however they were typed.
  return dimensionNames.filter((name) => dimensions.includes(name));
}

function readScope(texts: readonly string[]): Partial<Record<Dimension, string>> {
  const scope: Partial<Record<Dimension, string>> = {};
  for (const text of texts) {
    const [name = '', ...rest] = text.split('=');
    if (rest.length === 0) throw usageProblem(`--scope ${text} has no =`, 'e.g. --scope queue=sales');
    const dimension = oneOf('scope', name, dimensionNames);
    if (scope[dimension] !== undefined)
      throw usageProblem(`--scope ${name} is given twice`, 'one value for a dimension');
    scope[dimension] = rest.join('=');
  }
  return scope;
}
