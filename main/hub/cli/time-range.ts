import { formatLocal } from '../../../shared/time/format.ts';
import { parseLocal } from '../../../shared/time/parse-local.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { usageProblem } from '../problem.ts';
import type { CommandLine } from './command.ts';

/** The range that --from and --to name, times read in the centre's zone; epoch ms, half-open. @throws Problem */
export function rangeOf(line: Pick<CommandLine, 'required'>, zone: Zone): { from: number; to: number } {
  const range = { from: edge(line, 'from', zone), to: edge(line, 'to', zone) };
  if (range.to > range.from) return range;
  throw usageProblem('--to is not after --from', 'a day is --from 2026-05-18 --to 2026-05-19');
}

function edge(line: Pick<CommandLine, 'required'>, name: 'from' | 'to', zone: Zone): number {
  const parsed = parseLocal(zone, line.required(name));
  if (parsed.ms !== undefined) return parsed.ms;
  throw usageProblem(`--${name}: ${parsed.error}`, `times are in the zone of the centre, ${zone.name}`);
}

/** Local time to the second, with ms only where there are any. */
export function timeText(zone: Zone, at: number): string {
  const text = formatLocal(zone, at, 'iso');
  const ms = ((at % 1000) + 1000) % 1000;
  return ms === 0 ? text : `${text.slice(0, 19)}.${String(ms).padStart(3, '0')}${text.slice(19)}`;
}
