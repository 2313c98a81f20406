import { expect, onTestFinished, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { fedStation } from '../../archive/testing/fed-station.ts';
import { gauges } from './testing/disagreements.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import { past } from './past.ts';
import { simulate } from './simulate.ts';

const HOUR = 3_600_000;
const zone = createZone('Asia/Shanghai');

test('a contact of the past is over as soon as it is heard of, and at the end everybody is sent home', () => {
  const profile = loadProfile('96789');
  const { start } = zone.dayByDate('2026-11-28');
  const until = start + 11 * HOUR;
  const options = { profile, zone, bank: loadBank(), seats: 40, seed: 1, start, until, tag: 't' };
  const open = new Map<string, string>();
  const agents = new Map<string, { time: number; state: string }>();
  for (const { type, time, data } of past(options)) {
    const { contact, agent, state }: { contact?: string; agent?: string; state?: string } = Object(data);
    if (contact !== undefined && !open.has(contact)) open.set(contact, type);
    if (agent === undefined || state === undefined) continue;
    if (time >= (agents.get(agent)?.time ?? 0)) agents.set(agent, { time, state });
  }
  expect(open.size).toBeGreaterThan(300);
  const first = new Set(open.values());
  expect(first).toContain('contact.abandoned');
  for (const type of ['entered', 'queued', 'ringing', 'answered', 'held', 'retrieved'])
    expect(first).not.toContain(`contact.${type}`);
  expect(new Set([...agents.values()].map(({ state }) => state))).toEqual(new Set(['offline']));
});

test('an order of the past is told with its end first, also one that was closed later; an open one is not told', () => {
  const profile = loadProfile('96789');
  const { start } = zone.dayByDate('2026-11-28');
  const until = start + 11 * HOUR;
  const options = { profile, zone, bank: loadBank(), seats: 40, seed: 1, start, until, tag: 't' };
  const told = new Map<string, { what: string; time: number }[]>();
  for (const { time, data } of past({ ...options, ordersUntil: until + 24 * HOUR })) {
    const { order, to = 'created' }: { order?: string; to?: string } = Object(data);
    if (order !== undefined) told.set(order, [...(told.get(order) ?? []), { what: to, time }]);
  }
  expect(told.size).toBeGreaterThan(20);
  expect(new Set([...told.values()].map(([first]) => first?.what))).toEqual(new Set(['closed']));
  const created = [...told.values()].flatMap((steps) => steps.filter(({ what }) => what === 'created'));
  expect(created).toHaveLength(told.size);
  expect(created.every(({ time }) => time < until + HOUR / 60)).toBe(true);
  expect([...told.values()].some(([closed]) => (closed?.time ?? 0) > until)).toBe(true);
});

test('earlier days come in the background and leave the floor of the present alone', async () => {
  const station = await fedStation('Asia/Shanghai');
  onTestFinished(station.close);
  const { start } = zone.dayOf(Date.now());
  const stop = new AbortController();
  const running = simulate({
    to: station.url,
    profile: 'small',
    speed: 1,
    seed: 1,
    before: { recentMs: HOUR / 2, daysAgo: [1, 7] },
    signal: stop.signal,
  });
  const offered = (ago: number): number => {
    const { start: from, end: to } = zone.dayByDate(zone.shiftDay(zone.dayOf(start).date, -ago));
    return Number(station.rows({ from, to, slot: '1d' })[0]?.['offered']);
  };
  const waits: number[] = [];
  const seen = (): number => {
    const { reported } = gauges(station.folder, { gauges: () => ({ queues: {}, agents: {} }) });
    waits.push(...Object.values(reported.queues).map(({ longestWaitMs }) => longestWaitMs));
    return offered(7);
  };
  await expect.poll(seen, { timeout: 50_000, interval: 50 }).toBeGreaterThan(100);
  // The present's half hour, with nobody in it from earlier today.
  expect(Math.max(0, ...waits)).toBeLessThan(HOUR / 2);
  expect(offered(1)).toBeGreaterThan(100);
  expect(offered(2)).toBe(0);
  stop.abort();
  await expect(running).rejects.toThrow('aborted');
  expect(station.verify().differences).toEqual([]);
  const { agents } = gauges(station.folder, { gauges: () => ({ queues: {}, agents: {} }) }).reported;
  expect(Object.values(agents).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
});
