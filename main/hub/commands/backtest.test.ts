import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertRuleSchema } from '../../../shared/model/alert-rule.ts';
import type { AlertRule, AlertRuleInput } from '../../../shared/model/alert-rule.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { openReader } from '../../adapters/archive/open-reader.ts';
import { fedStation } from '../../adapters/archive/testing/fed-station.ts';
import type { FedStation } from '../../adapters/archive/testing/fed-station.ts';
import { assetsFolder } from '../../adapters/assets-folder.ts';
import { dialectByName } from '../../adapters/feeds/replay/dialects.ts';
import { writeRules } from '../../adapters/settings/write-rules.ts';
import { naiveEdges } from '../../station/alerts/testing/naive-evaluator.ts';
import type { NaiveWait } from '../../station/alerts/testing/naive-evaluator.ts';
import { tellStories } from '../../station/testing/stories.ts';
import type { Stay, Story, Told } from '../../station/testing/stories.ts';
import { backtestRules } from '../backtest-rules.ts';
import { runHere } from '../testing/run-here.ts';
import { temporaryFolder } from '../testing/run-cli.ts';

const demo = join(assetsFolder(), 'demo', 'anonymous-bank-1999-05.csv.gz');
const bank = join(assetsFolder(), '..', '..', 'shared', 'data', 'il_bank_1999');
const settings = settingsSchema.parse({ zone: 'UTC' });

/** The rule of alerts.md, Backtest. */
const reference = ruleOf({
  id: 'reference',
  windows: ['15m'],
  raise: { below: 0.8 },
  clear: { atLeast: 0.85 },
  minOffered: 20,
});

function ruleOf(input: Partial<AlertRuleInput>): AlertRule {
  return alertRuleSchema.parse({
    id: 'rule',
    name: { zh: '规则', en: 'Rule' },
    metric: 'connectRate',
    raise: { below: 0.8 },
    severity: 'critical',
    ...input,
  });
}

/** Fails unless the command's lines of a day are those of the reference; its rates have four decimals. */
async function expectDay(folder: string, date: string, lines: readonly string[]): Promise<void> {
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  const file = join(temporaryFolder(), 'rule.yaml');
  writeFileSync(file, writeRules([reference]));
  const asked = ['--data', folder, '--rule', file, '--from', date, '--to', next, '--format', 'csv'];
  const { code, out, err } = await runHere(['backtest', ...asked]);
  expect([code, err]).toEqual([0, '']);
  const rows: Record<string, string>[] = parse(out, { columns: true, record_delimiter: '\r\n' });
  expect(new Set(rows.map(({ rule, scope }) => `${rule} ${scope}`))).toEqual(new Set(['reference centre']));
  expect(
    rows.map(({ event, at, numerator, denominator }) =>
      [event === 'raised' ? 'raise' : 'clear', at?.replace('T', ' '), numerator, denominator].join(),
    ),
  ).toEqual(lines.map((line) => line.split(',').slice(0, 4).join()));
  // A tie may be rounded either way.
  lines.forEach((line, at) =>
    expect(Math.abs(Number(rows[at]?.['value']) - Number(line.split(',')[4]))).toBeLessThan(0.000051),
  );
}

async function bankStation(files: readonly string[]): Promise<FedStation> {
  const fed = await fedStation();
  writeFileSync(join(fed.folder, 'settings.json'), JSON.stringify({ zone: 'UTC' }));
  await fed.feed(files);
  return fed;
}

/** What reference/alerts_1999-05-18.csv says; a day that is bundled. */
const told = `raise,1999-05-18 08:51:23,16,21,0.7619
clear,1999-05-18 09:42:10,27,30,0.9000
raise,1999-05-18 09:58:33,22,28,0.7857
clear,1999-05-18 10:01:42,23,27,0.8519
raise,1999-05-18 10:09:11,19,25,0.7600
clear,1999-05-18 12:17:49,31,36,0.8611
raise,1999-05-18 12:19:09,31,39,0.7949
clear,1999-05-18 18:03:42,23,27,0.8519
raise,1999-05-18 18:23:42,25,32,0.7812
clear,1999-05-18 18:34:36,29,34,0.8529
raise,1999-05-18 21:12:51,12,20,0.6000
clear,1999-05-18 21:26:17,18,20,0.9000`.split('\n');

/** Stays by scope, as metrics.md counts them: each in its queue, the contact up to its first answer elsewhere. */
function waitsOf(stories: readonly Story[], kind: 'centre' | 'queue' | 'business'): NaiveWait[] {
  const wait = (scope: string, offeredAt: number, { endAt, outcome, why }: Stay): NaiveWait[] => {
    if (outcome === 'open') return [];
    const how = outcome === 'flowedOut' && why === 'callback' ? 'callback' : outcome;
    return [{ scope, offeredAt, endAt, how }];
  };
  return stories.flatMap(({ stays, dims }) => {
    if (kind === 'queue') return stays.flatMap((stay) => wait(stay.queue, stay.offeredAt, stay));
    const [first] = stays;
    const last = stays.find(({ outcome }) => outcome === 'answered') ?? stays.at(-1);
    const scope = kind === 'centre' ? 'centre' : (dims['business'] ?? '');
    return first && last && scope !== '' ? wait(scope, first.offeredAt, last) : [];
  });
}

describe('the bundled days', () => {
  let fed: FedStation;
  beforeAll(async () => {
    fed = await bankStation([demo]);
  }, 60_000);
  afterAll(() => fed.close());

  test('the rule of alerts.md gives the lines of the reference', async () => {
    await expectDay(fed.folder, '1999-05-18', told);
  });

  test('rules of all kinds do what counting everything again from the raw events does', () => {
    const { events } = dialectByName('anonymous-bank').parse(gunzipSync(readFileSync(demo)).toString(), {
      zone: 'UTC',
      epoch: 'e',
      customer: (raw) => raw,
    });
    const stories = tellStories(
      events.flatMap((event): Told[] =>
        'data' in event ? [{ type: event.type, time: event.time, data: { ...(event.data as object) } }] : [],
      ),
    );
    // From the middle of a busy day: the windows reach back before it.
    const range = { from: Date.UTC(1999, 4, 17, 10, 30), to: Date.UTC(1999, 4, 19) };
    const small = { windows: ['30m', '10m'], clear: { atLeast: 0.9 }, minOffered: 5 };
    const rules = {
      centre: ruleOf({ ...small, for: '1m', keepFiring: '2m', confidence: { wilson95: 0.9 } }),
      queue: ruleOf({ ...small, scope: { each: 'queue' }, ledger: 'offer' }),
      business: ruleOf({
        metric: 'serviceLevel',
        windows: ['1h'],
        raise: { below: 0.5 },
        minOffered: 5,
        scope: { each: 'business' },
      }),
    };
    const reader = openReader(fed.folder);
    const formula = { seconds: 20, variant: 7, shortAbandonMs: 5000, excludeShortAbandons: false };
    for (const kind of ['centre', 'queue', 'business'] as const) {
      const found = backtestRules(reader, settings, createZone('UTC'), [rules[kind]], range);
      const wanted = naiveEdges(rules[kind], waitsOf(stories, kind), range.from, range.to, formula);
      expect(wanted.length).toBeGreaterThan(5);
      expect(
        found.map(({ scope, event, at, numerator, denominator }) => ({
          scope,
          event,
          at,
          numerator,
          denominator,
        })),
      ).toEqual(wanted);
    }
    const one = ruleOf({ ...small, scope: { queue: 'PS' } });
    const asShown = ruleOf({ ...small, scope: { queue: 'bank:PS' } });
    const [bare, long] = [one, asShown].map((rule) =>
      backtestRules(reader, settings, createZone('UTC'), [rule], range),
    );
    const ofQueue = waitsOf(stories, 'queue').filter(({ scope }) => scope === 'PS');
    const wanted = naiveEdges(one, ofQueue, range.from, range.to, formula);
    expect(bare?.map(({ event, at }) => [event, at])).toEqual(wanted.map(({ event, at }) => [event, at]));
    expect(long?.map(({ event, at }) => [event, at])).toEqual(wanted.map(({ event, at }) => [event, at]));
    reader.close();
  });

  test('a queue is too deep when more wait in it than the rule says, as the depth of its slots has it', () => {
    const range = { from: Date.UTC(1999, 4, 18), to: Date.UTC(1999, 4, 19) };
    const [day] = fed.rows({ ...range, slot: '1d' });
    const peak = Number(day?.['depthMax']);
    const reader = openReader(fed.folder);
    const edges = (above: number) => {
      const rule = ruleOf({ metric: 'waiting', raise: { above }, windows: [] });
      return backtestRules(reader, settings, createZone('UTC'), [rule], range);
    };
    expect(edges(peak)).toEqual([]);
    expect(edges(peak - 1)[0]).toMatchObject({ event: 'raised', at: day?.['depthMaxAt'], value: peak });
    reader.close();
  });

  test('off duty nothing is raised: by the hours, and by the workdays of the settings', () => {
    const range = { from: Date.UTC(1999, 4, 18), to: Date.UTC(1999, 4, 19) };
    const reader = openReader(fed.folder);
    const raised = (calendar: AlertRule['calendar'], day: 'work' | 'rest' = 'work') => {
      const workdays = { base: 'weekdays', exceptions: [{ date: '1999-05-18', day }] } as const;
      const inForce = settingsSchema.parse({ zone: 'UTC', calendars: { workdays } });
      const edges = backtestRules(reader, inForce, createZone('UTC'), [{ ...reference, calendar }], range);
      return edges.filter(({ event }) => event === 'raised').length;
    };
    expect(raised('always')).toBe(6);
    expect(raised({ hours: '20:00-24:00' })).toBe(1);
    expect([raised({ days: 'workdays' }), raised({ days: 'workdays' }, 'rest')]).toEqual([6, 0]);
    expect([raised({ days: 'restdays' }), raised({ days: 'restdays' }, 'rest')]).toEqual([0, 6]);
    reader.close();
  });

  test('it prints JSON with the zone, ms only where there are any, and rows of several rules by time', async () => {
    const file = join(temporaryFolder(), 'rules.yaml');
    const late: AlertRule = { ...reference, id: 'late', for: '1500ms' };
    writeFileSync(file, writeRules([reference, late]));
    const asked = ['--from', '1999-05-18T08:00', '--to', '1999-05-18T09:50'];
    const { out, err } = await runHere(['backtest', '--data', fed.folder, '--rule', file, ...asked]);
    expect(err).toBe('');
    const { zone, rows } = JSON.parse(out);
    expect(zone).toBe('UTC');
    expect(rows.map((row: Record<string, unknown>) => [row['rule'], row['event'], row['at']])).toEqual([
      ['reference', 'raised', '1999-05-18T08:51:23'],
      ['late', 'raised', '1999-05-18T08:51:24.500'],
      ['reference', 'cleared', '1999-05-18T09:42:10'],
      ['late', 'cleared', '1999-05-18T09:42:10'],
    ]);
    expect(rows[0]).toEqual({
      rule: 'reference',
      scope: 'centre',
      event: 'raised',
      at: '1999-05-18T08:51:23',
      numerator: 16,
      denominator: 21,
      value: 0.761905,
    });
  });
});

test.each([
  ['metric: connectRate\n', 'is missing', 'line 1'],
  [writeRules([ruleOf({ metric: 'feedGap', raise: { above: 0 } })]), 'feedGap cannot be told', 'rule rule'],
  ['severity: [', 'neither YAML nor JSON', 'line 1'],
])('a wrong rule is one clear line and exit code 2: %s', async (text, why, where) => {
  const folder = temporaryFolder();
  const file = join(folder, 'rule.yaml');
  writeFileSync(file, text);
  const range = ['--from', '1999-05-18', '--to', '1999-05-19'];
  const fed = await fedStation();
  const { code, err, out } = await runHere(['backtest', '--data', fed.folder, '--rule', file, ...range]);
  await fed.close();
  expect([code, out]).toEqual([2, '']);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  for (const part of [why, where, 'tip: ']) expect(err).toContain(part);
});

test('asked in a wrong way it says what is missing', async () => {
  const file = join(temporaryFolder(), 'no.yaml');
  const range = ['--from', '1999-05-18', '--to', '1999-05-19'];
  const data = ['--data', temporaryFolder()];
  const run = async (...args: string[]): Promise<string> => (await runHere(['backtest', ...args])).err;
  expect(await run(...data, ...range)).toContain('--rule is missing');
  expect(await run(...data, '--rule', file, ...range)).toContain('there is no such file');
  writeFileSync(file, writeRules([reference]));
  expect(await run(...data, '--rule', file, '--from', '1999-05-18')).toContain('--to is missing');
  expect(await run(...data, '--rule', file, '--from', '1999-05-18', '--to', '1999-05-18')).toContain(
    '--to is not after --from',
  );
  expect(await run(...data, '--rule', file, ...range)).toContain("there is no station's data");
});

const there = existsSync(bank);
if (!there) process.stdout.write('skip: backtest against reference/alerts_*.csv (../shared is not here)\n');

/** A file with the calls of some days of a month: all of it takes a minute. The day before is needed for the windows. */
function daysOf(month: string, ...days: string[]): string[] {
  const all = gunzipSync(readFileSync(join(bank, `calls_${month}.csv.gz`))).toString();
  const [header, ...lines] = all.trimEnd().split('\n');
  const file = join(temporaryFolder(), `${month}.csv`);
  const wanted = lines.filter((line) => days.some((day) => line.includes(`,${month}-${day},`)));
  writeFileSync(file, [header, ...wanted, ''].join('\n'));
  return [file];
}

describe.skipIf(!there)('the months of the Anonymous Bank', () => {
  test('both reference days line by line', { timeout: 120_000 }, async () => {
    const fed = await bankStation([...daysOf('1999-03', '09', '10'), ...daysOf('1999-05', '17', '18')]);
    for (const date of ['1999-03-10', '1999-05-18']) {
      const file = readFileSync(join(bank, 'reference', `alerts_${date}.csv`), 'utf8');
      const [, ...lines] = file.trim().split(/\r?\n/);
      expect(lines.length).toBeGreaterThan(10);
      await expectDay(fed.folder, date, lines);
    }
    await fed.close();
  });
});
