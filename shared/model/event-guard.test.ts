import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agentStateSchema, channelSchema, eventData } from './event.ts';
import type { EventType } from './event.ts';
import { guardEvent } from './event-guard.ts';

const types = [
  'contact.entered',
  'contact.queued',
  'contact.ringing',
  'contact.answered',
  'contact.held',
  'contact.retrieved',
  'contact.abandoned',
  'contact.ended',
  'contact.wrapped',
  'agent.state',
] as const satisfies readonly EventType[];

const members = [...new Set(types.flatMap((type) => Object.keys(eventData[type].shape)))];
const nearLimits = [
  '',
  'x'.repeat(128),
  'x'.repeat(129),
  '坐席一号',
  '😀',
  '\ud800',
  'q\u202e',
  '\u007f',
  '\u00a0',
];
/** Everything around the limits of what is allowed, and what is no text at all. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('c1', 'sales', 'zh-CN', 'h123', '技能组') },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...agentStateSchema.options, ...channelSchema.options) },
  { weight: 2, arbitrary: fc.constantFrom('queue', 'ringing', 'agent', 'customer', 'unknown') },
  { weight: 2, arbitrary: fc.constantFrom(...nearLimits) },
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.array(fc.constantFrom('q1', 'q2', ''), { maxLength: 3 }),
  fc.constant(Array.from({ length: 501 }, (_, index) => `q${index}`)),
  fc.jsonValue({ maxDepth: 1 }),
);
const data = fc.oneof(
  { weight: 20, arbitrary: fc.dictionary(fc.constantFrom(...members, '__proto__', 'mood'), value) },
  fc.jsonValue({ maxDepth: 1 }),
);
const good = {
  contact: fc.constantFrom('c1', '会话'),
  queue: fc.constantFrom('q1', undefined),
  agent: fc.constantFrom('a1'),
  by: fc.constantFrom('agent', 'customer'),
  stage: fc.constantFrom('queue', 'ringing'),
  state: fc.constantFrom(...agentStateSchema.options),
};

/** As it comes from a source: no `undefined`, and `__proto__` is a member like any other. */
const asJson = (made: unknown): unknown => JSON.parse(JSON.stringify(made));

test.each(types)(
  'of %s the guard lets through nothing the schema refuses, and leaves the same of it',
  (type) => {
    let through = 0;
    const spoilt = fc
      .tuple(fc.record(good), data)
      .map(([own, other]) =>
        typeof other === 'object' && !Array.isArray(other) ? { ...own, ...other } : other,
      );
    fc.assert(
      fc.property(fc.oneof(fc.record(good), spoilt, data), (made) => {
        const raw = asJson(made);
        const guarded = guardEvent(type, raw);
        if (guarded === null) return;
        through++;
        const parsed = eventData[type].safeParse(raw);
        expect(parsed.success).toBe(true);
        expect(guarded).toEqual(parsed.data);
      }),
      { numRuns: 2000 },
    );
    expect(through).toBeGreaterThan(300);
  },
);

test.each(types)('what %s usually says is settled without the schema', (type) => {
  const raw = {
    contact: 'c1',
    queue: 'q1',
    agent: 'a1',
    by: 'agent',
    stage: 'queue',
    state: 'ready',
    business: '宽带报障',
    language: 'zh-CN',
    queues: ['q1'],
    name: '坐席 一',
  };
  const known = Object.keys(eventData[type].shape);
  expect(guardEvent(type, raw)).toEqual(
    Object.fromEntries(Object.entries(raw).filter(([member]) => known.includes(member))),
  );
});

test('types without a guard, and what is no object, are left to the schema', () => {
  expect(guardEvent('survey.answered', { grade: 1 })).toBeNull();
  expect(guardEvent('constructor', {})).toBeNull();
  for (const raw of [null, undefined, 1, 'agent.state', []])
    expect(guardEvent('agent.state', raw)).toBeNull();
});
