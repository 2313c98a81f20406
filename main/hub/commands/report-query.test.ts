import { expect, test } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Command } from '../cli/command.ts';
import { readCommandLine } from '../cli/read-command-line.ts';
import { Problem } from '../problem.ts';
import { queryOptions, readQuery } from './report-query.ts';

const command: Command = {
  name: 'report',
  usage: '',
  summary: '',
  options: queryOptions,
  run: () => Promise.resolve(0),
};
const zone = createZone('Asia/Shanghai');
const day = ['--from', '1999-05-18', '--to', '1999-05-19'];

function ask(...args: string[]) {
  return readQuery(readCommandLine(command, args), zone);
}

function problemOf(...args: string[]): string {
  try {
    ask(...args);
  } catch (fault) {
    if (fault instanceof Problem) return `${fault.exitCode} ${fault.message} (${fault.tip})`;
    throw fault;
  }
  return '';
}

test('times are read in the zone of the centre, dimensions put in order', () => {
  expect(
    ask(...day, '--slot', '15m', '--by', 'channel,queue', '--scope', 'queue=a=b', '--scope', 'team='),
  ).toEqual({
    from: Date.UTC(1999, 4, 17, 16),
    to: Date.UTC(1999, 4, 18, 16),
    slot: '15m',
    ledger: 'offer',
    by: ['queue', 'channel'],
    scope: { queue: 'a=b', team: '' },
  });
});

test.each([
  [['--to', '1999-05-19', '--slot', '15m'], '2 --from is missing (callwall help report)'],
  [[...day], '2 --slot is missing (callwall help report)'],
  [[...day, '--slot', '20m'], '2 --slot 20m is unknown (did you mean 30m?)'],
  [[...day, '--slot', '1d', '--ledger', 'events'], '2 --ledger events is unknown (did you mean event?)'],
  [[...day, '--slot', '1d', '--by', 'que'], '2 --by que is unknown (did you mean queue?)'],
  [
    [...day, '--slot', '1d', '--by', 'queue,queue'],
    '2 --by queue,queue names a dimension twice (name each once)',
  ],
  [[...day, '--slot', '1d', '--scope', 'queue'], '2 --scope queue has no = (e.g. --scope queue=sales)'],
  [
    ['--from', '1999-05-18T09:07', '--to', '1999-05-19', '--slot', '15m'],
    '2 --from: 1999-05-18T09:07:00 is not on the edge of a 15m slot: the nearest are 1999-05-18T09:00:00 and 1999-05-18T09:15:00 (take an edge, or a shorter --slot)',
  ],
  [
    ['--from', 'yesterday', '--to', '1999-05-19', '--slot', '15m'],
    '2 --from: "yesterday" is not a time: write YYYY-MM-DD[THH:MM[:SS]], e.g. 2026-05-18T09:00 (times are in the zone of the centre, Asia/Shanghai)',
  ],
  [
    ['--from', '1999-05-18', '--to', '1999-05-18', '--slot', '15m'],
    '2 --to is not after --from (ranges are half-open: a day is --from 2026-05-18 --to 2026-05-19)',
  ],
])('%j is refused', (args, problem) => expect(problemOf(...args)).toBe(problem));
