import { expect, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { hotline } from './hotline.ts';
import { happeningsOf } from './incidents.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import type { Incident, Profile } from './profile.ts';
import type { ContactTruth, Truth } from './truth.ts';
import type { Mishap } from './world.ts';

const HOUR = 3_600_000;
const calm: Profile = { ...loadProfile('96789'), incidents: [] };
const zone = createZone(calm.zone);
const bank = loadBank();
// A Wednesday, from 8 to 12.
const start = zone.dayByDate('2026-11-25').start + 8 * HOUR;
const at = { weekday: 3, at: '09:30', minutes: 60 };
const [from, to] = [start + 1.5 * HOUR, start + 2.5 * HOUR];

function morning(...incidents: Incident[]) {
  const truth: Truth[] = [];
  const mishaps: Mishap[] = [];
  const profile = { ...calm, incidents };
  const until = start + 4 * HOUR;
  const options = { profile, zone, bank, seats: profile.seats, seed: 3, start, until, tag: 't' };
  for (const step of hotline({ ...options, truth: (line) => void truth.push(line) })) {
    if ('kind' in step) mishaps.push(step);
  }
  const contacts = truth.filter((line) => line.kind === 'contact');
  const seats = truth.filter((line) => line.kind === 'seat');
  return {
    mishaps,
    contacts,
    during: contacts.filter(({ entered }) => entered >= from && entered < to),
    complaints: truth.filter((line) => line.kind === 'complaint'),
    /** Agents there at a time. */
    onDuty: (time: number) =>
      seats.filter((seat) => seat.state !== 'offline' && seat.from <= time && (seat.to ?? Infinity) > time)
        .length,
  };
}

const usual = morning();

const meanTalk = (contacts: readonly ContactTruth[]): number => {
  const talks = contacts
    .flatMap(({ legs }) => legs)
    .flatMap(({ endAt, talkEnd }) => (endAt !== null && talkEnd !== null ? [talkEnd - endAt] : []));
  return talks.reduce((sum, talk) => sum + talk, 0) / talks.length;
};

test('incidents happen on their weekday at their time', () => {
  const profile = { ...calm, incidents: [{ kind: 'feed-cut' as const, ...at }] };
  const day = zone.dayByDate('2026-11-25');
  expect(happeningsOf(profile, day.midnight, day.start)).toMatchObject([{ from, to }]);
  const next = zone.dayByDate('2026-11-26');
  expect(happeningsOf(profile, next.midnight, next.start)).toEqual([]);
});

test('an outage brings callers of one region and business, and complaints of one category', () => {
  const category = ['停送电投诉', '停电问题'];
  const outage = { kind: 'surge' as const, ...at, extra: 1, regions: ['榆林'], business: '故障报修' };
  const { during, complaints } = morning({ ...outage, category, complaints: 0.3 });
  expect(during.length).toBeGreaterThan(1.6 * usual.during.length);
  const there = during.filter(({ region }) => region === '榆林');
  expect(there.length).toBeGreaterThan(0.4 * during.length);
  const about = complaints.filter((line) => line.category.join() === category.join());
  expect(about.length).toBeGreaterThan(30);
  expect(about.filter(({ region }) => region.includes('榆林')).length).toBeGreaterThan(0.8 * about.length);
});

test('a storm is many callers who leave within seconds', () => {
  const { during } = morning({ kind: 'surge', ...at, extra: 8, patienceSeconds: 2 });
  const short = during.filter(({ legs }) =>
    legs.some(({ end, endAt, offered }) => end === 'abandoned' && (endAt ?? 0) - offered < 5_000),
  );
  expect(short.length).toBeGreaterThan(usual.during.length);
});

test('in a sick-out agents are missing, in a recovery there are more', () => {
  const normal = usual.onDuty(from + 900_000);
  expect(morning({ kind: 'sick-out', ...at, share: 0.5 }).onDuty(from + 900_000)).toBeLessThan(0.7 * normal);
  expect(morning({ kind: 'recovery', ...at, share: 0.5 }).onDuty(from + 900_000)).toBeGreaterThan(
    1.3 * normal,
  );
});

test('in a drift talks grow longer and longer', () => {
  const { during } = morning({ kind: 'drift', ...at, times: 3 });
  const half = (from + to) / 2;
  const late = meanTalk(during.filter(({ entered }) => entered >= half));
  expect(late).toBeGreaterThan(1.8 * meanTalk(usual.during));
  expect(late).toBeGreaterThan(1.2 * meanTalk(during.filter(({ entered }) => entered < half)));
});

test('a restart loses every call, says the floor as it is then, and lets nobody in until it is over', () => {
  const { mishaps, during, contacts, onDuty } = morning({ kind: 'pbx-restart', ...at });
  expect(mishaps).toMatchObject([{ kind: 'restart', time: from, floor: { at: from, contacts: [] } }]);
  const [restart] = mishaps;
  expect(restart?.kind === 'restart' && restart.floor.agents.length).toBe(onDuty(from));
  expect(during).toEqual([]);
  const lost = contacts.filter(({ legs }) => legs.some(({ dropped, end }) => dropped || end === 'lost'));
  expect(lost.length).toBeGreaterThan(3);
  expect(contacts.filter(({ entered }) => entered >= to).length).toBeGreaterThan(100);
});

test('a feed cut is told and changes nothing on the floor', () => {
  const { mishaps, contacts } = morning({ kind: 'feed-cut', ...at });
  expect(mishaps).toEqual([{ kind: 'cut', time: from, ms: HOUR }]);
  expect(contacts).toEqual(usual.contacts);
});
