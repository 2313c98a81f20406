import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runScript } from '../run-command.ts';

const rule = `version: 1
id: our-queue
name: { zh: 我们的队列, en: Our queue }
metric: waiting
scope: { each: queue }
raise: { above: 3 }
for: 10s
severity: notice
`;

/** Runs the runner on a rule and a fixture of somebody's own. */
async function run(expected: string, text = rule) {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-own-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'our-queue.yaml'), text);
  const fixture = join(folder, 'fixture.yaml');
  const timeline = '    timeline: |\n      at 10:01 q1: 4 waiting\n      at 10:02 q1: all answered\n';
  const cases = `cases:\n  - name: four wait\n    until: 10:03\n${timeline}    expect: |\n${expected}`;
  writeFileSync(fixture, `rule: our-queue.yaml\nqueues: { q1: {} }\n${cases}`);
  const { code, output } = await runScript('build/rules-test.ts', [fixture]);
  return { code, lines: output.trimEnd().split('\n').slice(1) };
}

test('rules and fixtures of one’s own are run, and each expectation is printed with what came of it', async () => {
  const good = '      raised q1 at 10:01:10\n      cleared q1 at 10:02\n';
  expect(await run(good)).toEqual({
    code: 0,
    lines: ['  met     raised q1 at 10:01:10', '  met     cleared q1 at 10:02', '', '2 passed, 0 failed'],
  });
});

test('what is missed ends with 1 and says what happened instead', async () => {
  const { code, lines } = await run('      raised q1 at 10:01:30\n');
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^ {2}MISSED {2}raised q1 at 10:01:30: it happened at 10:01:1[01]$/),
    expect.stringMatching(/^ {2}MISSED {2}not expected: our-queue cleared q1 at 10:02:0[01]$/),
    '',
    '0 passed, 2 failed',
  ]);
});

test('a rule that cannot be read is told by file, line and field', async () => {
  const { code, lines } = await run('      nothing\n', rule.replace('metric: waiting', 'metric: waitin'));
  expect(code).toBe(1);
  expect(lines.at(-1)).toBe('0 passed, 1 failed');
});
