import fc from 'fast-check';
import { eventTypes } from '../../shared/model/event.ts';

/** A caller's number as hostile messages bring it; no form of it may ever be found on the disk. */
export const callerNumber = '13812345678';

/** Texts that have broken something somewhere: markup, script, forged displays, templates, numbers, names of objects. */
export const hostileTexts = [
  '<script>window.pwned=1</script>',
  '<img src=x onerror="window.pwned=1">',
  '"><svg onload=window.pwned=1>',
  "'; DROP TABLE events; --",
  '{{count}} $t(app.name) ${window.pwned=1}',
  'javascript:window.pwned=1',
  '__proto__',
  'constructor',
  'toString',
  '\u202egnp.exe',
  'nul\u0000byte',
  'bell\u0007',
  '\ud800',
  '',
  'x'.repeat(5_000),
  `呼叫 ${callerNumber}`,
  '+86 138-1234-5678',
  '(138)1234.5678',
  'NaN',
  '1e999',
] as const;

/** JSON as a program would never write it, that is JSON all the same. */
const rawTexts = [
  '{"seq":1e999,"type":"contact.queued","time":-0,"data":{"contact":"c","queue":"q"}}',
  '{"type":"contact.queued","time":1e999,"data":{"contact":"c","queue":"q"}}',
  '{"type":"contact.queued","type":"contact.ended","time":1,"time":2,"data":{"contact":"c","by":"agent"}}',
  '{"__proto__":{"type":"contact.queued"},"constructor":{"prototype":{"polluted":1}}}',
  '{"type":"contact.queued","time":1,"data":{"__proto__":{"contact":"c"},"queue":"q"}}',
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  '123456789012345678901234567890',
  '9007199254740993',
] as const;

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }));
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(-1, 0, 1.5, 2 ** 53, Number.MAX_SAFE_INTEGER, 7_258_118_400_001, Number(callerNumber)),
);
const member = fc.oneof(
  fc.constantFrom('contact', 'queue', 'agent', 'reason', 'stage', 'by', 'state', 'name', 'customer'),
  fc.constantFrom('grade', 'from', 'to', 'toQueue', 'team', 'queues', '__proto__', callerNumber),
);
const value = fc.oneof(
  text,
  number,
  fc.constantFrom(true, null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(member, text, { maxKeys: 3 }),
);
const now = () => Date.now();

/** Well-formed events whose names are hostile, or that contradict what was said before: answered before queued, ended twice. */
const plausible = fc
  .record({
    type: fc.constantFrom(...eventTypes),
    // Real names of states and reasons, so that such events are taken; few contacts, so that they collide.
    contact: fc.oneof(fc.constantFrom('h1', 'h2', 'h3'), fc.constantFrom(...hostileTexts)),
    queue: fc.constantFrom(...hostileTexts, 'q'),
    back: fc.nat(3_600_000),
  })
  .map(({ type, contact, queue, back }) => ({
    type,
    time: now() - back,
    data: {
      contact,
      queue,
      agent: queue,
      reason: 'other',
      stage: 'queue',
      by: 'agent',
      state: 'ready',
      name: queue,
    },
  }));
const malformed = fc.record(
  {
    type: fc.oneof(fc.constantFrom(...eventTypes), text),
    time: fc.oneof(fc.integer().map(now), value),
    data: fc.oneof(value, fc.dictionary(member, value, { maxKeys: 6 })),
  },
  { requiredKeys: [] },
);

/** The JSON text of an event that nobody should have to trust. */
export const hostileEvent: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: plausible.map((event) => JSON.stringify(event)) },
  { weight: 4, arbitrary: malformed.map((event) => JSON.stringify(event)) },
  { weight: 1, arbitrary: value.map((event) => JSON.stringify(event)) },
  { weight: 1, arbitrary: fc.constantFrom(...rawTexts) },
);

/** The text of a frame that is none: not JSON, JSON of another shape, or one of ours with wrong members. */
export const hostileFrame: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('NaN', '{"t":', '{"t":"batch","from":1,"events":[NaN]}', '\ufeff{}', '[[[[', ...rawTexts),
  value.map((frame) => JSON.stringify(frame)),
  fc
    .record(
      {
        t: fc.oneof(fc.constantFrom('hello', 'batch', 'gap', 'snapshot', 'ping', 'welcome', 'ack'), text),
        from: value,
        to: value,
        events: value,
        asOf: value,
        part: value,
        n: value,
        why: text,
      },
      { requiredKeys: [] },
    )
    .map((frame) => JSON.stringify(frame)),
);
