import { parse } from 'yaml';
import * as z from 'zod';
import type { AlertRule } from '../../shared/model/alert-rule.ts';
import { gauges } from '../../shared/model/gauge.ts';
import { settingsSchema } from '../../shared/model/settings.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { idSchema } from '../../shared/model/text.ts';
import { parseLocal } from '../../shared/time/parse-local.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { describeIssue } from '../../main/adapters/settings/describe-issue.ts';
import { keysOf } from '../../main/adapters/settings/settings-json-schema.ts';
import { readExpectation } from './expectation.ts';
import type { Expectation } from './expectation.ts';
import { LineFault, readFixtureLine } from './fixture-line.ts';
import { planSteps } from './plan-steps.ts';
import type { Floor, Step } from './plan-steps.ts';

/** What a case is there to show; every shipped rule has one of each of the first four. */
export const kindsOfCase = ['firing', 'notFiring', 'noData', 'lowVolume', 'other'] as const;

/** One story and what the rules have to make of it. */
export interface FixtureCase {
  name: string;
  shows: (typeof kindsOfCase)[number];
  rules: readonly AlertRule[];
  settings: Settings;
  floor: Floor;
  /** Epoch ms. */
  start: number;
  until: number;
  steps: readonly Step[];
  expect: readonly Expectation[];
}

/** A fixture that cannot be run; each problem names the case and the line. */
export class FixtureFault extends Error {
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(problems.map((problem) => `${file}: ${problem}`).join('\n'));
    this.problems = problems;
  }
}

const DAY_MS = 86_400_000;
const clockText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'must be a time of day, e.g. 10:05 or 10:05:30');
const settingsInput = z.record(z.string(), z.unknown());
const timeline = z.string().max(100_000);

const fixtureSchema = z.strictObject({
  rule: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  start: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'must be a local time, e.g. 2026-05-18T10:00')
    .default('2026-05-18T10:00'),
  settings: settingsInput.default({}),
  feeds: z.array(idSchema).min(1).default(['pbx']),
  queues: z
    .record(
      idSchema,
      z.strictObject({
        feed: idSchema.optional(),
        teams: z.array(idSchema).default([]),
        site: idSchema.optional(),
      }),
    )
    .default({}),
  agents: z
    .record(
      idSchema,
      z.strictObject({
        feed: idSchema.optional(),
        team: idSchema.optional(),
        queues: z.array(idSchema).default([]),
      }),
    )
    .default({}),
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        shows: z.enum(kindsOfCase).default('other'),
        settings: settingsInput.default({}),
        until: clockText,
        dayBefore: timeline.default(''),
        timeline: timeline.default(''),
        expect: timeline,
      }),
    )
    .min(1),
});
type FixtureFile = z.infer<typeof fixtureSchema>;

/**
 * Reads a file of fixtures (docs/rules.md).
 * @param ruleNamed the rules behind a name: the id of a shipped one, or a file
 * @throws FixtureFault naming everything that is wrong
 */
export function readFixtures(
  text: string,
  file: string,
  ruleNamed: (name: string) => readonly AlertRule[],
): FixtureCase[] {
  const raw = parsed(text, file);
  const read = fixtureSchema.safeParse(raw);
  if (read.data === undefined)
    throw new FixtureFault(
      file,
      read.error.issues.map((issue) => describeIssue(issue, raw, keysOf(fixtureSchema))),
    );
  const fixture = read.data;
  const rules = [fixture.rule].flat().flatMap(ruleNamed);
  const problems: string[] = [];
  const cases = fixture.cases.flatMap((each, at) => {
    const told = (problem: string): void => void problems.push(`case ${at + 1} "${each.name}", ${problem}`);
    const made = readCase(fixture, each, rules, told);
    return made === null ? [] : [made];
  });
  if (problems.length > 0) throw new FixtureFault(file, problems);
  return cases;
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (fault) {
    throw new FixtureFault(file, [fault instanceof Error ? fault.message : String(fault)]);
  }
}

function readCase(
  fixture: FixtureFile,
  each: FixtureFile['cases'][number],
  rules: readonly AlertRule[],
  told: (problem: string) => void,
): FixtureCase | null {
  const settings = settingsSchema.safeParse({ ...fixture.settings, ...each.settings });
  if (settings.data === undefined) {
    for (const issue of settings.error.issues) told(`settings: ${issue.path.join('.')}: ${issue.message}`);
    return null;
  }
  const { start, clock } = clockOf(fixture.start, settings.data.zone);
  const floor = floorOf(fixture);
  const past = readLines(each.dayBefore, told, (line) =>
    readFixtureLine(line, (time) => clock(time) - DAY_MS),
  );
  const lines = readLines(each.timeline, told, (line) => readFixtureLine(line, clock));
  const steps = trying(told, 'timeline', () => planSteps(floor, start, [...past, ...lines]));
  const isGauge = (id: string): boolean =>
    rules.some((rule) => (id === '' || rule.id === id) && (gauges as string[]).includes(rule.metric));
  const expected = each.expect.trim() === 'nothing' ? '' : each.expect;
  const expect = readLines(expected, told, (line) => readExpectation(line, clock, isGauge));
  if (steps === null) return null;
  const { name, shows, until } = each;
  return { name, shows, rules, settings: settings.data, floor, start, until: clock(until), steps, expect };
}

/** Times of day of a fixture: those before its start are of the day after. */
function clockOf(text: string, zoneName: string): { start: number; clock: (time: string) => number } {
  const zone = createZone(zoneName);
  const start = parseLocal(zone, text).ms ?? NaN;
  return {
    start,
    clock(time) {
      const ms = /^\d\d:\d\d(:\d\d)?$/.test(time)
        ? parseLocal(zone, `${text.slice(0, 10)}T${time}`).ms
        : undefined;
      if (ms === undefined)
        throw new LineFault(`has "${time}" where a time of day should be, e.g. 10:05 or 10:05:30`);
      return ms < start ? ms + DAY_MS : ms;
    },
  };
}

function floorOf({ feeds, queues, agents }: FixtureFile): Floor {
  const [first = ''] = feeds;
  const withFeed = <T extends { feed?: string | undefined }>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).map(([id, each]) => [id, { ...each, feed: each.feed ?? first }]));
  return { feeds, queues: withFeed(queues), agents: withFeed(agents) };
}

/** The lines of a block that say something; `#` begins a remark. */
function readLines<T>(block: string, told: (problem: string) => void, read: (line: string) => T): T[] {
  return block
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const made = trying(told, `"${line}"`, () => read(line));
      return made === null ? [] : [made];
    });
}

function trying<T>(told: (problem: string) => void, what: string, make: () => T): T | null {
  try {
    return make();
  } catch (fault) {
    if (!(fault instanceof LineFault)) throw fault;
    told(`${what} ${fault.message}`);
    return null;
  }
}
