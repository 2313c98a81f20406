import { join } from 'node:path';
import Database from 'better-sqlite3';
import { defaultSettings } from '../../shared/model/settings.ts';
import { slotsBetween } from '../../shared/time/slots.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { DATABASE } from '../../main/adapters/archive/open-archive.ts';
import { tableJson } from '../../main/hub/cli/table-json.ts';
import { openReader } from '../../main/adapters/archive/open-reader.ts';
import { rowNames } from '../../main/station/slots/figures.ts';
import { family } from '../../main/station/slots/row.ts';
import { queryFigures } from '../../main/station/slots/query.ts';
import type { FigureReader } from '../../main/station/slots/query.ts';
import { report as makeReport } from '../../main/station/slots/report.ts';
import type { ReportResult } from '../../main/station/slots/report.ts';
import { DAY_END, largeDatabase } from './load/bench-database.ts';
import { benchOptions } from './load/bench-options.ts';
import { report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';

/*
 * Reports by quarter hour and queue from a database of ten million events: the figures alone (sums and peaks), the
 * whole report (every row with its ratios and labels), and that as the text the command prints.
 */

const DAY = 86_400_000;
const { rounds } = benchOptions({ rounds: 7, seconds: 0 });
const zone = createZone(defaultSettings.zone);
const width = rowNames(defaultSettings.serviceLevelSeconds).length;

function query(reader: FigureReader, days: number): unknown {
  const slots = slotsBetween(zone, DAY_END - days * DAY, DAY_END, '15m');
  return queryFigures(reader, { slots, by: ['queue'], scope: {}, fine: false, ledger: 0, width });
}

function whole(reader: FigureReader, days: number): ReportResult {
  const from = DAY_END - days * DAY;
  return makeReport(reader, defaultSettings, {
    from,
    to: DAY_END,
    slot: '15m',
    ledger: 'offer',
    by: ['queue'],
    scope: {},
  });
}

/** All rows, with their ratios. */
function everyRow(reader: FigureReader, days: number): void {
  for (const row of whole(reader, days).rows) if (row.length === 0) throw new Error('a row without figures');
}

/** What `callwall report` prints, up to handing it on. */
function asText(reader: FigureReader, days: number): void {
  const { columns, rows, ...head } = whole(reader, days);
  for (const piece of tableJson(head, columns, rows)) if (piece === '') throw new Error('an empty piece');
}

/** What the rounds of one question took. Unit: ms. */
interface Times {
  wall: number[];
  cpu: number[];
}

/** Several rounds, each on a connection of its own as a person's question is; the first is dropped. */
function time(folder: string, work: (reader: FigureReader) => unknown): Times {
  const times: Times = { wall: [], cpu: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const reader = openReader(folder);
    const cpu = process.cpuUsage();
    const from = performance.now();
    work(reader);
    const wall = performance.now() - from;
    const { user, system } = process.cpuUsage(cpu);
    reader.close();
    if (round === 0) continue;
    times.wall.push(wall);
    times.cpu.push((user + system) / 1000);
  }
  return times;
}

function rows(
  name: string,
  { wall, cpu }: Times,
  most: number | undefined,
  baseline: Figure['baseline'],
): Figure[] {
  return [
    {
      name,
      unit: 'ms',
      rounds: wall,
      ...(most === undefined ? {} : { limit: { atMost: most } }),
      ...(baseline === undefined ? {} : { baseline }),
    },
    { name: `${name}, CPU`, unit: 'ms', rounds: cpu },
  ];
}

/** The same counts of one day by SQL from the events. Unit: ms. */
function fromRaw(folder: string): number {
  const db = new Database(join(folder, DATABASE), { readonly: true });
  const from = performance.now();
  db.prepare(
    'SELECT time / 900000, type, rest, count(*) FROM events WHERE time >= ? AND time < ? GROUP BY 1, 2, 3',
  ).all(DAY_END - DAY, DAY_END);
  const ms = performance.now() - from;
  db.close();
  return ms;
}

/** Only reading the rows that a report sums. Unit: ms. */
function rowsOnly(folder: string, days: number): { name: string; value: number } {
  const reader = openReader(folder);
  const from = performance.now();
  let bytes = 0;
  for (const [, figures] of reader.slotsBetween(family.scope, DAY_END - days * DAY, DAY_END))
    bytes += figures.length;
  const value = performance.now() - from;
  reader.close();
  return { name: `reading its ${Math.round(bytes / 1e6)} MB`, value };
}

const folder = await largeDatabase();
const day = time(folder, (reader) => query(reader, 1));
const wholeDay = time(folder, (reader) => everyRow(reader, 1));
const month = time(folder, (reader) => query(reader, 30));
const wholeMonth = time(folder, (reader) => everyRow(reader, 30));
const text = time(folder, (reader) => asText(reader, 1));
const monthText = time(folder, (reader) => asText(reader, 30));
const bySql = { name: 'counting the events by SQL', value: fromRaw(folder) };
report(
  'report',
  [
    ...rows('one day × 60 queues, figures', day, 20, rowsOnly(folder, 1)),
    ...rows('one day × 60 queues, whole report', wholeDay, 20, bySql),
    ...rows('30 days × 96 × 60, figures', month, 400, rowsOnly(folder, 30)),
    ...rows('30 days × 96 × 60, whole report', wholeMonth, 400, undefined),
    ...rows('one day × 60 queues, as JSON text', text, undefined, undefined),
    ...rows('30 days × 96 × 60, as JSON text', monthText, undefined, undefined),
  ],
  [
    'ten million events of 4,700 agents; each round on a connection of its own, in this process; CPU with garbage collection',
  ],
);
