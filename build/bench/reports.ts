import { defaultSettings } from '../../shared/model/settings.ts';
import { openReader } from '../../main/adapters/archive/open-reader.ts';
import { deskReport } from '../../main/station/reports/desk-report.ts';
import type { ReportAnswer, ReportArgs } from '../../shared/contract/asks/report-asks.ts';
import { DAY_END, YEAR_DAYS, yearDatabase } from './load/bench-database.ts';
import { benchOptions } from './load/bench-options.ts';
import { report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';

/*
 * The desk's reports from thirteen months of 188 queues that are as busy at night as by day: what the history worker does
 * for a question, on a connection of its own as there, up to the answer as it travels.
 */

const DAY = 86_400_000;
const { rounds } = benchOptions({ rounds: 7, seconds: 0 });
const folder = await yearDatabase();
const figures = [
  'offered',
  'answered',
  'abandoned',
  'connectRate',
  'serviceLevel',
  'asa',
  'aht',
  'waitMsMax',
];
const usual = {
  scope: {},
  ledger: 'offer',
  figures,
  compare: null,
} satisfies Partial<ReportArgs>;

/** Several rounds of one question, the first of which is dropped: by the clock and of processor time. Unit: ms. */
function time(name: string, args: Pick<ReportArgs, 'from' | 'to' | 'slot' | 'by'>, most?: number): Figure[] {
  const taken: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const from = performance.now();
    const used = process.cpuUsage();
    const reader = openReader(folder);
    const answer: ReportAnswer = deskReport(reader, defaultSettings, { ...usual, ...args }, DAY_END);
    const text = JSON.stringify(answer);
    reader.close();
    const { user, system } = process.cpuUsage(used);
    if (round > 0) {
      taken.push(performance.now() - from);
      cpu.push((user + system) / 1000);
    }
    if (answer.made === null || answer.made.rows.length === 0 || text === '')
      throw new Error(`${name}: a report without rows`);
  }
  return [
    { name, unit: 'ms', rounds: taken, ...(most === undefined ? {} : { limit: { atMost: most } }) },
    { name: `${name}, CPU`, unit: 'ms', rounds: cpu },
  ];
}

const day = { from: DAY_END - DAY, to: DAY_END };
const quarter = { from: DAY_END - 91 * DAY, to: DAY_END };
const year = { from: DAY_END - YEAR_DAYS * DAY, to: DAY_END };
report(
  'reports',
  [
    ...time('one day by quarter hour', { ...day, slot: '15m', by: [] }, 100),
    ...time('one day × 188 queues', { ...day, slot: '1d', by: ['queue'] }, 100),
    ...time('one day by hour × 188 queues', { ...day, slot: '60m', by: ['queue'] }, 100),
    ...time('91 days by day × 188 queues', { ...quarter, slot: '1d', by: ['queue'] }, 1_000),
    ...time('13 months by month', { ...year, slot: '1mo', by: [] }, 1_000),
    ...time('13 months by month × 188 queues', { ...year, slot: '1mo', by: ['queue'] }, 3_000),
  ],
  ['thirteen months of 188 queues; each round on a connection of its own, with its answer as text'],
);
