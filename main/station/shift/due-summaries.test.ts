import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { writtenSummaryKinds } from '../../../shared/model/summary-kinds.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { dueSummaries } from './due-summaries.ts';
import { readySuspect, withLate } from './late-suspects.ts';
import type { Suspect } from './late-suspects.ts';
import { currentIssues, summaryKey } from './written-summary.ts';
import type { IssuedSummary } from './written-summary.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const plan = settingsSchema.parse({
  shifts: [
    { name: '早班', from: '08:00', to: '16:00' },
    { name: '夜班', from: '16:00', to: '08:00' },
    { name: '尖峰班', from: '09:00', to: '11:00', kind: 'peak', days: 'work' },
    { name: '歪班', from: '09:05', to: '11:00' },
  ],
});
const begun = Date.UTC(2026, 2, 1);
const sinceAll = (at: number) => Object.fromEntries(writtenSummaryKinds.map((kind) => [kind, at]));

/** What a calendar and a clock say was over in `(since, until]`, by walking quarter hour by quarter hour. */
function walked(zoneName: string, since: number, until: number): string[] {
  const clock = new Intl.DateTimeFormat('sv', {
    timeZone: zoneName,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const over: string[] = [];
  for (let at = Math.floor(since / 900_000) * 900_000 + 900_000; at <= until; at += 900_000) {
    const [date = '', time] = clock.format(at).split(' ');
    const day = new Date(`${date}T12:00:00Z`);
    if (time === '16:00') over.push(`shift 早班 ${at}`);
    if (time === '08:00') over.push(`shift 夜班 ${at}`);
    if (time !== '00:00') continue;
    over.push(`day  ${at}`);
    if (day.getUTCDay() === 1) over.push(`week  ${at}`);
    if (day.getUTCDate() === 1) over.push(`month  ${at}`);
    if (day.getUTCDate() === 1 && day.getUTCMonth() % 3 === 0) over.push(`quarter  ${at}`);
  }
  return over;
}

test('what is due is what a walk over the clock finds, in zones with and without clock changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
      fc.integer({ min: 0, max: 60 * 24 }),
      fc.integer({ min: 0, max: 30 * 24 }),
      (name, from, hours) => {
        const since = begun + from * HOUR;
        const until = since + hours * HOUR;
        const asked = { plan, zone: createZone(name), since: sinceAll(since), until, issued: [] };
        const due = dueSummaries(asked).filter((each) => each.name !== '尖峰班');
        expect(due.map(({ kind, name: of, end }) => `${kind} ${of} ${end}`).toSorted()).toEqual(
          walked(name, since, until).toSorted(),
        );
        expect(due.map(({ end }) => end)).toEqual(due.map(({ end }) => end).toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 40 },
  );
});

/** A life of a station: it runs and is down, and things come late. */
const lives = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('run' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ does: fc.constant('down' as const), hours: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ does: fc.constant('late' as const), hoursAgo: fc.integer({ min: 0, max: 300 }) }),
    fc.record({ does: fc.constant('roster' as const) }),
  ),
  { minLength: 1, maxLength: 14 },
);

test('whatever a station lives through, each that is due has one current issue, and one more for what came late', () => {
  const zone = createZone('Asia/Shanghai');
  const other = settingsSchema.parse({ shifts: [{ name: '早班', from: '08:00', to: '15:00' }] });
  fc.assert(
    fc.property(lives, (life) => {
      let [now, planned] = [begun, plan];
      const issued: IssuedSummary[] = [];
      let suspects: Suspect[] = [];
      const told = new Map<string, number>();
      const write = (of: Omit<IssuedSummary, 'id' | 'issue'>, issue: number): void =>
        void issued.push({ ...of, id: issued.length + 1, issue });
      const work = (): void => {
        const asked = { plan: planned, zone, since: sinceAll(begun), until: now };
        for (let due = dueSummaries({ ...asked, issued }); due[0]; due = dueSummaries({ ...asked, issued }))
          write(due[0], 1);
        for (let ready = readySuspect(suspects, now, now); ready; ready = readySuspect(suspects, now, now)) {
          const was = currentIssues(issued).get(ready.key)!;
          write(was, was.issue + 1);
          suspects = suspects.filter(({ key }) => key !== ready.key);
        }
      };
      for (const step of life) {
        if (step.does === 'roster') planned = planned === plan ? other : plan;
        if (step.does === 'late') {
          const quarter = Math.floor((now - step.hoursAgo * HOUR) / 900_000) * 900_000;
          const current = currentIssues(issued);
          const before = suspects.length;
          suspects = withLate(suspects, current, [quarter], now - 1);
          const hit = [...current.values()].filter(
            ({ start, end }) => quarter < end && quarter + 900_000 > start,
          );
          expect(suspects.length - before).toBeLessThanOrEqual(hit.length);
          for (const each of hit) told.set(summaryKey(each), (told.get(summaryKey(each)) ?? 1) + 1);
        }
        if (step.does === 'run' || step.does === 'down') {
          const until = now + step.hours * HOUR;
          if (step.does === 'run') for (now += HOUR; now < until; now += HOUR) work();
          now = until;
        }
        if (step.does !== 'down') work();
      }
      work();
      const asked = { plan: planned, zone, since: sinceAll(begun), until: now, issued };
      expect(dueSummaries(asked)).toEqual([]);
      for (const [key, last] of currentIssues(issued)) {
        const same = issued.filter((each) => summaryKey(each) === key);
        expect(same.map(({ issue }) => issue)).toEqual(Array.from({ length: last.issue }, (_, n) => n + 1));
        expect(last.issue).toBe(told.get(key) ?? 1);
      }
      const shiftsAt = issued.filter(
        ({ kind, name, issue }) => kind === 'shift' && name === '早班' && issue === 1,
      );
      expect(new Set(shiftsAt.map(({ date }) => date)).size).toBe(shiftsAt.length);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('what ended before it was begun, or more than 35 days ago, is not made up for', () => {
  const zone = createZone('UTC');
  const asked = { plan, zone, until: begun + 100 * DAY, issued: [] };
  const due = dueSummaries({ ...asked, since: { day: begun } });
  expect(due).toHaveLength(35);
  expect(due[0]?.end).toBe(begun + 66 * DAY);
  expect(dueSummaries({ ...asked, since: {} })).toEqual([]);
});

test('while something still comes for a time its correction waits, but not longer than ten minutes', () => {
  const of = {
    id: 1,
    kind: 'day',
    name: '',
    date: '2026-03-01',
    start: begun,
    end: begun + DAY,
    issue: 1,
  } as const;
  const current = currentIssues([of]);
  const minute = (n: number): number => begun + 2 * DAY + n * 60_000;
  let suspects: Suspect[] = [];
  for (let n = 0; n < 9; n++) {
    suspects = withLate(suspects, current, [begun], minute(n));
    expect(readySuspect(suspects, minute(n), minute(n))).toBeNull();
  }
  expect(readySuspect(suspects, minute(9), minute(9))).toMatchObject({ key: summaryKey(of) });
  suspects = withLate(suspects, current, [begun], minute(10));
  expect(readySuspect(suspects, minute(10), minute(10))).not.toBeNull();
  expect(withLate([], current, [begun - 900_000, begun + DAY], minute(0))).toEqual([]);
});
