import { expect, test } from 'vitest';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import { FixtureFault, readFixtures } from './read-fixtures.ts';

const shipped = shippedRules();
const read = (text: string) =>
  readFixtures(text, 'x.yaml', (name) => shipped.filter((rule) => rule.id === name));

function problemsOf(text: string): readonly string[] {
  try {
    read(text);
  } catch (fault) {
    if (fault instanceof FixtureFault) return fault.problems;
    throw fault;
  }
  return [];
}

const start = Date.UTC(2026, 4, 18, 2);
const head = 'rule: queue-deep\nqueues: { q1: {} }\ncases:\n  - name: c\n    until: 10:10\n';

test('times are of the start’s day in the centre’s zone, and after midnight of the next one', () => {
  const [fixture] = read(
    `${head}    timeline: |\n      at 10:01 q1: answered # a remark\n    expect: nothing\n`,
  );
  expect(fixture).toMatchObject({ start, until: start + 600_000, shows: 'other', expect: [] });
  expect(fixture?.steps.at(-1)?.at).toBe(start + 120_000);
  const night = `start: 2026-05-18T23:50\n${head.replace('10:10', '00:10')}    expect: raised q1 at 00:05\n`;
  const [over] = read(night);
  expect(over!.until - over!.start).toBe(20 * 60_000);
  expect(over?.expect).toMatchObject([{ kind: 'raised', scope: 'q1', from: over!.start + 15 * 60_000 }]);
});

test('what happened the day before is told as of then', () => {
  const [fixture] = read(`${head}    dayBefore: |\n      at 11:00 q1: abandoned\n    expect: nothing\n`);
  expect(fixture?.steps.at(-1)?.at).toBe(start + 3_600_000 - 86_400_000);
});

test('settings of a case go over those of the file', () => {
  const text = `settings: { shortAbandonMs: 1, slot: 5m }\n${head}    settings: { slot: 30m }\n    expect: nothing\n`;
  expect(read(text)[0]?.settings).toMatchObject({ shortAbandonMs: 1, slot: '30m' });
});

test('all that is wrong is told at once, with case and line', () => {
  const timeline =
    '    timeline: |\n      at 10:01 q2: answered\n      10:05 q1: answered\n      at 25:00 q1: answered\n';
  expect(problemsOf(`${head}${timeline}    expect: raised\n`)).toEqual([
    'case 1 "c", "10:05 q1: answered" begins with no time: write "at 10:05 …", "10:05..10:10 …" or "10:05..10:10 every 3s …"',
    'case 1 "c", "at 25:00 q1: answered" has "25:00" where a time of day should be, e.g. 10:05 or 10:05:30',
    'case 1 "c", timeline names the queue q2, which "queues" does not list',
    expect.stringMatching(/^case 1 "c", "raised" is no expectation/),
  ]);
});

test.each([
  ['rule: [', 'x.yaml'],
  ['rule: queue-deep\ncases: []', 'cases is too small: at least 1 entries'],
  [`${head}    expect: nothing\n    sees: x\n`, 'unknown key cases[0].sees'],
  [`settings: { slott: 5m }\n${head}    expect: nothing\n`, 'settings'],
  [`a: &a [1]\nb: *a\n${head}    expect: nothing\n`, 'Alias resolution is disabled'],
])('%j is refused in words', (text, problem) => expect(() => read(text)).toThrow(problem));
