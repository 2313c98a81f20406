import { describe, expect, it } from 'vitest';
import { station } from '../testing/wall-states.ts';
import { CentreClock } from './centre-clock.ts';
import { liveAddress } from './socket-wire.ts';
import { TestPage } from './testing-ports.fixture.ts';
import { Ticker } from './ticker.ts';

describe('CentreClock', () => {
  it('shows the station’s time on a machine whose own clock is wrong', async () => {
    const page = new TestPage();
    const clock = new CentreClock(page);
    clock.restart(page.time + 3_600_000);
    const sent = page.now();
    await page.pass(40);
    clock.measured(sent, sent + 3_600_500 + 20);
    await page.pass(1_000);
    expect(clock.now()).toBe(page.time + 3_600_500);
  });
  it('trusts the quickest answer, not the latest', async () => {
    const page = new TestPage();
    const clock = new CentreClock(page);
    clock.restart(page.time);
    clock.measured(page.now() - 4, page.now() + 100);
    clock.measured(page.now() - 900, page.now() + 5_000);
    expect(clock.now()).toBe(page.time + 102);
  });
  it('runs at the pace of a replay and stands still without its station', async () => {
    const page = new TestPage();
    const clock = new CentreClock(page);
    const start = Date.UTC(1999, 4, 18, 9);
    clock.follow(station({ clock: 'source', now: start, pace: 60 }));
    await page.pass(2_000);
    expect(clock.now()).toBe(start + 120_000);
    clock.freeze();
    await page.pass(5_000);
    expect(clock.now()).toBe(start + 120_000);
  });
});

describe('Ticker', () => {
  it('beats on whole quarters of the centre’s second and stands still between', async () => {
    const page = new TestPage();
    page.time = 1_000_130;
    const ticker = new Ticker(page, {
      now: () => page.now(),
      real: () => page.now() + 5,
      onJump: () => undefined,
    });
    const beats: number[] = [];
    const stop = ticker.subscribe(() => beats.push(ticker.moment().now));
    await page.pass(600);
    expect(beats).toEqual([1_000_250, 1_000_500]);
    expect(ticker.moment()).toEqual({ now: 1_000_500, real: 1_000_505 });
    stop();
    await page.pass(500);
    expect(beats).toHaveLength(2);
  });
  it('beats at once when the centre’s time jumps, so that no age is of another time even for a moment', async () => {
    const page = new TestPage();
    const clock = new CentreClock(page);
    const ticker = new Ticker(page, clock);
    clock.restart(page.time + 86_400_000);
    expect(ticker.moment().now).toBe(page.time + 86_400_000);
    const start = Date.UTC(1999, 4, 18, 9);
    clock.follow(station({ clock: 'source', now: start, pace: 1 }));
    expect(ticker.moment().now).toBe(start);
    const beats: number[] = [];
    ticker.subscribe(() => beats.push(ticker.moment().now));
    await page.pass(1_000);
    expect(beats).toEqual([start + 250, start + 500, start + 750, start + 1_000]);
  });
});

describe('liveAddress', () => {
  it('is of the page’s own origin, secure where the page is', () => {
    expect(liveAddress({ protocol: 'http:', host: 'wall:8138' })).toBe('ws://wall:8138/live');
    expect(liveAddress({ protocol: 'https:', host: 'wall' })).toBe('wss://wall/live');
  });
});
