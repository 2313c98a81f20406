import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventData } from '../../../../shared/model/event.ts';
import type { EventType } from '../../../../shared/model/event.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { hotline } from './hotline.ts';
import type { Step } from './hotline.ts';
import { loadBank, loadProfile, profileNames } from './load-profile.ts';
import type { Truth } from './truth.ts';

const HOUR = 3_600_000;
const bank = loadBank();

interface Asked {
  profile?: string;
  seats?: number;
  seed?: number;
  date?: string;
  hour?: number;
  hours?: number;
}

function run({ profile: name = 'small', seats, seed = 1, date = '2026-11-25', hour = 0, hours = 24 }: Asked) {
  const profile = loadProfile(name);
  const zone = createZone(profile.zone);
  const start = zone.dayByDate(date).start + hour * HOUR;
  const truth: Truth[] = [];
  const steps: Step[] = [
    ...hotline({
      profile,
      zone,
      bank,
      seats: seats ?? profile.seats,
      seed,
      start,
      until: start + hours * HOUR,
      tag: 'test',
      truth: (line: Truth) => void truth.push(line),
    }),
  ];
  return { start, steps, truth };
}

const asked = fc.record({
  profile: fc.constantFrom('small', '95388', '96789'),
  seats: fc.integer({ min: 1, max: 60 }),
  seed: fc.nat(),
  date: fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-28', '2026-02-28'),
  hour: fc.integer({ min: 0, max: 23 }),
  hours: fc.constantFrom(1, 12, 30),
});

test('the same seed gives the same events, another seed others', () => {
  const once = run({ seed: 5, hours: 12 });
  expect(run({ seed: 5, hours: 12 })).toEqual(once);
  expect(run({ seed: 6, hours: 12 }).steps).not.toEqual(once.steps);
});

test('events come in order of time, within the time asked for, and every one is valid', () => {
  fc.assert(
    fc.property(asked, (options) => {
      const { start, steps } = run(options);
      let before = start;
      for (const step of steps) {
        expect(step.time).toBeGreaterThanOrEqual(before);
        before = step.time;
        if (!('type' in step)) continue;
        expect(Number.isInteger(step.time)).toBe(true);
        expect(eventData[step.type as EventType].safeParse(step.data).error).toBeUndefined();
      }
      expect(before).toBeLessThan(start + options.hours * HOUR);
    }),
    { numRuns: 12 },
  );
});

test('agents never do two things at once', () => {
  fc.assert(
    fc.property(asked, (options) => {
      const busy = new Map<string, [from: number, to: number, state: string][]>();
      const { truth } = run(options);
      const served: [agent: string, from: number, to: number][] = [];
      for (const line of truth) {
        if (line.kind === 'seat')
          busy.set(line.agent, [
            ...(busy.get(line.agent) ?? []),
            [line.from, line.to ?? Infinity, line.state],
          ]);
        if (line.kind !== 'contact') continue;
        for (const { rings, agent, endAt, talkEnd, deskEnd } of line.legs) {
          for (const ring of rings) served.push([ring.agent, ring.from, ring.to ?? Infinity]);
          if (agent !== null) served.push([agent, endAt ?? 0, deskEnd ?? talkEnd ?? Infinity]);
        }
      }
      for (const stretches of busy.values()) {
        stretches.forEach(([from], at) => at > 0 && expect(from).toBe(stretches[at - 1]?.[1]));
      }
      const last = new Map<string, number>();
      for (const [agent, from, to] of served.toSorted((a, b) => a[1] - b[1] || a[2] - b[2])) {
        expect(from).toBeGreaterThanOrEqual(last.get(agent) ?? 0);
        last.set(agent, to);
      }
    }),
    { numRuns: 12 },
  );
});

test('every contact ends, and is written once under an id of its own', () => {
  fc.assert(
    fc.property(asked, (options) => {
      const { start, truth } = run({ ...options, hours: 30 });
      const contacts = truth.filter((line) => line.kind === 'contact');
      expect(new Set(contacts.map(({ contact }) => contact)).size).toBe(contacts.length);
      const old = contacts.filter(({ entered }) => entered < start + 24 * HOUR);
      const isOver = ({ menu, legs }: (typeof contacts)[number]): boolean =>
        menu !== null &&
        legs.every(({ end, talkEnd }) => end !== null && (end !== 'answered' || talkEnd !== null));
      expect(old.filter((contact) => !isOver(contact))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test.each(profileNames())(
  'a weekday of %s has the connect rate of the documents, less in its incidents',
  (name) => {
    const { truth } = run({ profile: name, date: '2026-11-25', hours: name === '95598' ? 12 : 24 });
    const contacts = truth.filter((line) => line.kind === 'contact').filter(({ legs }) => legs.length > 0);
    const answered = contacts.filter(({ legs }) => legs.some(({ end }) => end === 'answered'));
    expect(answered.length / contacts.length).toBeGreaterThan(name === 'small' ? 0.9 : 0.95);
    expect(answered.length / contacts.length).toBeLessThan(1);
  },
);

test('a hotline makes far more than 100,000 events a second', { retry: 2 }, () => {
  const began = performance.now();
  const { steps } = run({ profile: '11183', date: '2026-11-25', hours: 14 });
  expect(steps.length / (performance.now() - began)).toBeGreaterThan(100);
});
