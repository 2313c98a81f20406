import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alertRuleSchema, scopeKinds, windowMetrics } from '../../../shared/model/alert-rule.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import { readRules } from './read-rules.ts';
import { writeRules } from './write-rules.ts';

/** As alerts.md writes it. */
const written = `version: 1
id: connect-rate-dip
name: { zh: 接通率骤降, en: Connect rate dip }
metric: connectRate
params: {}
ledger: event            # event (default) | offer
scope: centre
windows: [5m, 1m]
raise: { below: 0.88 }
clear: { atLeast: 0.90 }
for: 0s
keepFiring: 120s
minOffered: 20
confidence: off
severity: critical
channels: [popup, wall, sound, notification, webhook]
escalate: [{ after: 5m, to: duty-manager }]
inhibits: []
calendar: { hours: '08:00-20:00', days: workdays }
`;

function rulesIn(text: string): AlertRule[] {
  const read = readRules(text, 'r.yaml');
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.rules;
}

function problemsIn(text: string): string[] {
  const read = readRules(text, 'r.yaml');
  return 'problems' in read ? read.problems.map(({ message }) => message) : [];
}

/** The rule as written, with one line another one. */
const changed = (line: string): string =>
  written.replace(new RegExp(`^${line.split(':')[0]}:.*$`, 'm'), line);

test('a rule is read as alerts.md writes it, as YAML and as JSON, alone or in a list', () => {
  const [rule] = rulesIn(written);
  expect(rule).toMatchObject({
    id: 'connect-rate-dip',
    name: { zh: '接通率骤降', en: 'Connect rate dip' },
    raise: { below: 0.88 },
    confidence: 'off',
    escalate: [{ after: '5m', to: 'duty-manager' }],
    calendar: { hours: '08:00-20:00', days: 'workdays' },
  });
  const raw: object = parse(written);
  expect(rulesIn(`\uFEFF${JSON.stringify(raw)}`)).toEqual([rule]);
  expect(rulesIn(JSON.stringify([raw, { ...raw, id: 'other' }], null, '\t')).map(({ id }) => id)).toEqual([
    'connect-rate-dip',
    'other',
  ]);
});

test.each([
  ['raise: { under: 0.88 }', 'line 9: raise must be { below: 0.88 } or { above: 10 }'],
  ['clear: { atLeast: 0.8 }', 'line 10: clear: must not lie below the threshold that raises'],
  ['clear: { atMost: 0.9 }', 'line 10: clear: "below" is cleared by "atLeast", "above" by "atMost"'],
  ['metric: conectRate', 'line 4: metric is unknown: did you mean connectRate?'],
  ['windows: [5 min]', 'line 8: windows[0] must be a duration, e.g. 90s, 5m or 2h'],
  ['windows: []', 'line 8: windows: a rule about connectRate needs at least one, e.g. [5m]'],
  ['for: 5', 'line 11: for must be a string'],
  ['severity: fatal', 'line 15: severity must be "notice" or "warning" or "critical"'],
  ['minOffered: many', 'line 13: minOffered must be a number'],
  ['keepFirring: 3s', 'unknown key'],
  ['scope: { queues: q1 }', 'line 7: scope must be centre, { each: queue } or { queue: NAME }'],
  ['confidence: wilson95', 'line 14: confidence must be off, { wilson95: 0.97 }'],
  ['id: Connect Rate', 'line 2: id must be lower-case words with dashes'],
])('%s is refused with its line, its field and what would be right', (line, problem) => {
  const text = line.startsWith('keepFirring') ? `${written}${line}\n` : changed(line);
  expect(problemsIn(text)).toEqual([expect.stringContaining(problem)]);
  expect(problemsIn(text)[0]).toMatch(/^r\.yaml, line \d+: /);
});

test('all problems of a list are told, each with the rule it is in; then none of it is read', () => {
  const list = `- id: a\n  name: { zh: 甲, en: A }\n  metric: waiting\n  raise: { above: 3 }\n  severity: notice\n- id: b\n  metric: waiting\n`;
  expect(problemsIn(list)).toEqual([
    'r.yaml, line 6: rule 2: name is missing: give it an object',
    'r.yaml, line 6: rule 2: raise must be { below: 0.88 } or { above: 10 }',
    'r.yaml, line 6: rule 2: severity must be "notice" or "warning" or "critical"',
  ]);
  const [rule] = rulesIn(written);
  expect(problemsIn(JSON.stringify([rule, rule]))).toEqual([
    'r.yaml, line 1: id connect-rate-dip is that of another rule above: ids must differ',
  ]);
});

test.each([
  ['', 'there is no rule in it'],
  ['# nothing\n', 'there is no rule in it'],
  ['[]', 'the list is empty'],
  ['just a text', 'line 1: a rule is a list of fields'],
  ['a: [1', 'line 1: it is neither YAML nor JSON'],
  ['a: 1\na: 2\n', 'line 2: a is written twice: leave one'],
  ['{a: 1, [b]: 2}', 'line 1: a field has no name'],
  [`[${'1,'.repeat(100_000)}]`, 'line 1: it has too many entries'],
  [Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'), 'line 1: it has too many entries'],
  [`${written}---\n${written}`, 'line 20: another document begins here: write several rules as one list'],
  ['a: &x [1, 1]\nb: *x\n', 'line 2: references (*) are not read in rules'],
  ['a: !!js/function "x"', 'line 1: tags (tag:yaml.org,2002:js/function) are not read in rules'],
  ['a: !!binary aGVsbG8=', 'line 1: tags (tag:yaml.org,2002:binary) are not read in rules'],
  ['['.repeat(40) + ']'.repeat(40), 'line 1: nothing in a rule lies so deep'],
  ['['.repeat(50_000), 'line 1: it is neither YAML nor JSON'],
  [`# ${'x'.repeat(262_144)}`, 'it is too large for rules: at most 256 KiB'],
  [`${written}__proto__: { x: 1 }\n`, 'unknown key __proto__'],
])('no plain data, or none at all: %.40j', (text, problem) => {
  expect(problemsIn(text)).toEqual([expect.stringContaining(problem)]);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('what is written is read again as the same rules, without what is usual', () => {
  const [rule] = rulesIn(written);
  expect(writeRules([rule!])).toBe(`version: 1
id: connect-rate-dip
name: { zh: 接通率骤降, en: Connect rate dip }
metric: connectRate
windows: [ 5m, 1m ]
raise: { below: 0.88 }
clear: { atLeast: 0.9 }
keepFiring: 120s
minOffered: 20
severity: critical
channels: [ popup, wall, sound, notification, webhook ]
escalate: [ { after: 5m, to: duty-manager } ]
calendar: { hours: 08:00-20:00, days: workdays }
`);
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom('off', 'null', '- a', '#x', '*x', '1e3', 'a: b', '话务'),
  );
  const drawn = fc.record({
    name: fc.record({ zh: text, en: text }),
    metric: fc.constantFrom(...windowMetrics, ...gauges),
    scope: fc.oneof(
      fc.constant('centre'),
      fc.constantFrom(...scopeKinds).map((each) => ({ each })),
      fc.tuple(fc.constantFrom(...scopeKinds), text).map(([kind, name]) => ({ [kind]: name })),
    ),
    raise: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((below) => ({ below })),
      fc.integer().map((above) => ({ above })),
    ),
    for: fc.constantFrom('0s', '90s', '2h'),
    params: fc.dictionary(text, fc.oneof(fc.integer(), text), { maxKeys: 3 }),
  });
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 3 }), (raws) => {
      const rules = raws.flatMap((raw, at) => {
        const windowed = (windowMetrics as readonly string[]).includes(raw.metric);
        const parsed = alertRuleSchema.safeParse({
          ...raw,
          id: `rule-${at}`,
          windows: windowed ? ['5m'] : [],
          severity: 'notice',
        });
        return parsed.data ? [parsed.data] : [];
      });
      fc.pre(rules.length > 0);
      expect(rulesIn(writeRules(rules))).toEqual(rules);
    }),
    { numRuns: 200 },
  );
});
