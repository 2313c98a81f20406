import { parse } from 'csv-parse/sync';
import type { Dialect, DialectContext } from '../replay/dialect.ts';
import type { BadLine, QueueLogLine } from './queue-log-line.ts';
import { blankNone, epochMs, maskDigits } from './queue-log-line.ts';
import type { QueueLogInput } from './queue-log.ts';
import { readQueueLog } from './queue-log.ts';

type Row = Record<string, string>;

/**
 * Which columns hold what the classic file has as data1, data2 …, by verb. RINGNOANSWER has its ms in `htime`, which
 * is seconds everywhere else; ATTENDEDTRANSFER has the caller, not the target, in `param1`.
 */
const columns: Record<string, readonly string[]> = {
  ENTERQUEUE: ['', 'param1', 'entpos'],
  RINGNOANSWER: ['htime'],
  CONNECT: ['htime', 'param2', 'param3'],
  COMPLETEAGENT: ['htime', 'ttime', 'entpos'],
  COMPLETECALLER: ['htime', 'ttime', 'entpos'],
  ABANDON: ['expos', 'entpos', 'htime'],
  EXITWITHTIMEOUT: ['expos', 'entpos', 'htime'],
  EXITWITHKEY: ['param2', 'expos', 'entpos', 'htime'],
};

/** The CSV or SQL export of Bicom PBXware: `date_time` is UTC seconds, `time` a local wall clock, often a second off. */
export const pbxwareQueueLog = {
  name: 'pbxware-queue-log',
  version: 1,
  parse(text: string, context: DialectContext): QueueLogInput {
    const rows: Row[] = parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return readQueueLog(
      rows.map((row, index) => lineOfRow(row, index + 2)),
      context,
    );
  },
} satisfies Dialect;

/** `row` counts lines of the file; the header is line 1. */
function lineOfRow(cells: Row, row: number): QueueLogLine | BadLine {
  const time = epochMs(cells['date_time'] ?? '');
  const verb = cells['event'] ?? '';
  const bad = (why: string): BadLine => ({ row, time, why, raw: maskDigits(Object.values(cells).join(',')) });
  if (time === null) return bad('date_time is not a Unix time');
  if (verb === '') return bad('no event');
  return {
    row,
    time,
    call: blankNone(cells['callid'] ?? ''),
    queue: blankNone(cells['queue_name'] ?? ''),
    agent: blankNone(cells['type'] ?? ''),
    verb,
    data: (columns[verb] ?? []).map((name) => cells[name] ?? ''),
  };
}
