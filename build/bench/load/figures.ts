import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../main/adapters/project-root.ts';
import type { Figure, Found, Noted } from './figure.ts';
import { markdownTable, showFigure, showLimit } from './markdown.ts';

const folder = join(projectRoot, '.cache');
/** A benchmark keeps both cores busy itself; a load beyond this a core comes from others. */
const BUSY = 2;

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which `share` of all lie; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Prints a benchmark's figures as a table and keeps them beside those of the others: .cache/bench.json, and .cache/bench.md for README. */
export function report(bench: string, figures: readonly Figure[], notes: readonly string[] = []): void {
  const noted = figures.map(note);
  const rows = noted.map((each) => [
    each.name,
    `${showFigure(each.value)} ${each.unit}`,
    showLimit(each.limit),
    each.ok === null ? '' : each.ok ? 'ok' : 'MISSED',
    each.baseline === null ? '' : `${showFigure(each.baseline.value)} (${each.baseline.name})`,
  ]);
  const load = loadavg()[0]!;
  const missed = noted.filter(({ ok }) => ok === false).length;
  console.log(`\n${bench}`);
  printTable([['figure', 'value', 'limit', '', 'beside it, in the same run'], ...rows]);
  for (const line of notes) console.log(`  ${line}`);
  if (missed > 0) console.log(`  ${missed} limit${missed === 1 ? '' : 's'} MISSED`);
  if (load > cpus().length * BUSY)
    console.log(
      `  the machine was busy (load ${load.toFixed(1)} on ${cpus().length} cores): only CPU times count`,
    );
  keep(bench, { at: new Date().toISOString(), load, figures: noted, notes });
}

function note({ name, unit, rounds, limit, baseline }: Figure): Noted {
  const value = median(rounds);
  const ok = limit === undefined ? null : 'atLeast' in limit ? value >= limit.atLeast : value <= limit.atMost;
  return { name, unit, value, rounds, limit: limit ?? null, ok, baseline: baseline ?? null };
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

interface Kept {
  machine?: object;
  benches: Record<string, Found>;
}

function keep(bench: string, result: Found): void {
  const kept = readKept();
  kept.machine = {
    cpu: cpus()[0]?.model ?? '?',
    cores: cpus().length,
    memory: totalmem(),
    node: process.version,
  };
  kept.benches[bench] = result;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(kept, null, 2)}\n`);
  writeFileSync(join(folder, 'bench.md'), markdownTable(Object.values(kept.benches)));
}

/** What earlier benchmarks left; nothing on a fresh checkout. */
function readKept(): Kept {
  const file = join(folder, 'bench.json');
  const kept: Partial<Kept> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { benches: {}, ...kept };
}
