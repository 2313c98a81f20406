import { expect, onTestFinished, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { fedStation } from '../../archive/testing/fed-station.ts';
import { gauges } from './testing/disagreements.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import { past } from './past.ts';
import { simulate } from './simulate.ts';

const HOUR = 3_600_000;
const zone = createZone('Asia/Shanghai');

test('a stretch of the past has only what was over by its end, and sends everybody home', () => {
  const profile = loadProfile('96789');
  const { start } = zone.dayByDate('2026-11-28');
  const until = start + 11 * HOUR;
  const options = { profile, zone, bank: loadBank(), seats: 40, seed: 1, start, until, tag: 't' };
  const open = new Map<string, string>();
  const agents = new Map<string, string>();
  for (const { type, data } of past(options)) {
    const { contact, agent, state }: { contact?: string; agent?: string; state?: string } = Object(data);
    if (contact !== undefined) open.set(contact, type);
    if (agent !== undefined && state !== undefined) agents.set(agent, state);
  }
  expect(open.size).toBeGreaterThan(300);
  const last = new Set(open.values());
  for (const type of ['entered', 'queued', 'ringing', 'answered', 'held', 'retrieved'])
    expect(last).not.toContain(`contact.${type}`);
  expect(new Set(agents.values())).toEqual(new Set(['offline']));
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
  await expect.poll(() => offered(7), { timeout: 30_000, interval: 300 }).toBeGreaterThan(100);
  expect(offered(1)).toBeGreaterThan(100);
  expect(offered(2)).toBe(0);
  stop.abort();
  await expect(running).rejects.toThrow('aborted');
  expect(station.verify().differences).toEqual([]);
  const { agents } = gauges(station.folder, { gauges: () => ({ queues: {}, agents: {} }) }).reported;
  expect(Object.values(agents).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
});
