import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../main/hub/project-root.ts';

/** What a figure must reach. */
export type Limit = { atLeast: number } | { atMost: number };

/** One measured figure, with the limit it has and what the machine can do anyway, measured in the same run. */
export interface Figure {
  name: string;
  unit: string;
  /** One value a round; the figure is their median. */
  rounds: readonly number[];
  limit?: Limit;
  baseline?: { name: string; value: number };
}

interface Noted {
  name: string;
  unit: string;
  value: number;
  rounds: readonly number[];
  limit: Limit | null;
  ok: boolean | null;
  baseline: { name: string; value: number } | null;
}

const file = join(projectRoot, '.cache', 'bench.json');

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which `share` of all lie; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Prints a benchmark's figures as a table and keeps them in .cache/bench.json beside those of the others. */
export function report(bench: string, figures: readonly Figure[], notes: readonly string[] = []): void {
  const noted = figures.map(note);
  const rows = noted.map((each) => [
    each.name,
    `${show(each.value)} ${each.unit}`,
    each.limit === null
      ? ''
      : 'atLeast' in each.limit
        ? `≥ ${show(each.limit.atLeast)}`
        : `≤ ${show(each.limit.atMost)}`,
    each.ok === null ? '' : each.ok ? 'ok' : 'MISSED',
    each.baseline === null ? '' : `${show(each.baseline.value)} (${each.baseline.name})`,
  ]);
  const missed = noted.filter(({ ok }) => ok === false).length;
  console.log(`\n${bench}`);
  printTable([['figure', 'value', 'limit', '', 'beside it, in the same run'], ...rows]);
  for (const line of notes) console.log(`  ${line}`);
  if (missed > 0) console.log(`  ${missed} limit${missed === 1 ? '' : 's'} MISSED`);
  keep(bench, { at: new Date().toISOString(), load: loadavg()[0], figures: noted, notes });
}

function note({ name, unit, rounds, limit, baseline }: Figure): Noted {
  const value = median(rounds);
  const ok = limit === undefined ? null : 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
  return { name, unit, value, rounds, limit: limit ?? null, ok, baseline: baseline ?? null };
}

function show(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

function printTable(rows: readonly string[][]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows)
    console.log(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}`,
    );
}

function keep(bench: string, result: object): void {
  let all: Record<string, unknown> = {};
  try {
    all = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The first benchmark of a fresh checkout has no file to add to.
  }
  const machine = {
    cpu: cpus()[0]?.model ?? '?',
    cores: cpus().length,
    memory: totalmem(),
    node: process.version,
  };
  mkdirSync(join(projectRoot, '.cache'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...all, machine, [bench]: result }, null, 2)}\n`);
}
