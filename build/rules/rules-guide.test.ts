import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRules } from '../../main/adapters/settings/read-rules.ts';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import { alertRuleSchema, windowMetrics } from '../../shared/model/alert-rule.ts';
import { gauges } from '../../shared/model/gauge.ts';
import { root } from '../run-command.ts';
import { readFixtures } from './read-fixtures.ts';
import { runFixture } from './run-fixture.ts';

const guide = readFileSync(join(root, 'docs', 'rules.md'), 'utf8');
const example = (kind: string): string =>
  new RegExp(`\`\`\`yaml ${kind}\\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';

test('the guide’s rule is a rule, and its fixture passes', () => {
  const read = readRules(example('rule'), 'rules.md');
  const rules = 'rules' in read ? read.rules : [];
  expect(rules.map(({ id }) => id)).toEqual(['night-queue']);
  const cases = readFixtures(example('fixture'), 'rules.md', () => rules);
  expect(cases.flatMap(runFixture)).toEqual([
    { met: true, text: 'raised q1 at 22:01:30' },
    { met: true, text: 'cleared q1 at 22:04' },
    { met: true, text: 'nothing' },
  ]);
});

test('the guide explains every field, every metric and every rule that is shipped', () => {
  const fields = Object.keys(alertRuleSchema.shape).filter((field) => field !== 'version');
  const words = [...fields, ...windowMetrics, ...gauges, ...shippedRules().map(({ id }) => id)];
  expect(words.filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
});
