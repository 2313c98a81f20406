import { NEVER, Subject } from 'rxjs';
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
  const still = (page: TestPage) => ({
    now: () => page.now(),
    real: () => page.now() + 5,
    onJump: () => undefined,
  });
  it('beats just after whole quarters of the centre’s second and stands still between', async () => {
    const page = new TestPage();
    page.time = 1_000_130;
    const ticker = new Ticker(page, { clock: still(page), drawing: NEVER });
    const beats: number[] = [];
    const stop = ticker.subscribe(() => beats.push(ticker.moment().now));
    await page.pass(600);
    expect(beats).toEqual([1_000_290, 1_000_540]);
    expect(ticker.moment()).toEqual({ now: 1_000_540, real: 1_000_545 });
    stop();
    await page.pass(500);
    expect(beats).toHaveLength(2);
  });
  it('beats in the next frame of figures, not in one of its own', async () => {
    const page = new TestPage();
    page.time = 1_000_130;
    const drawing = new Subject<void>();
    const ticker = new Ticker(page, { clock: still(page), drawing });
    const beats: number[] = [];
    ticker.subscribe(() => beats.push(ticker.moment().now));
    for (let frame = 0; frame < 40; frame += 1) {
      await page.pass(30);
      drawing.next();
    }
    // From 1,000,130 on a frame every 30 ms: the first one after each quarter.
    expect(beats).toEqual([1_000_250, 1_000_520, 1_000_760, 1_001_000, 1_001_270]);
  });
  it('does not beat more often in a replay', async () => {
    const page = new TestPage();
    const drawing = new Subject<void>();
    const clock = new CentreClock(page);
    clock.follow(station({ clock: 'source', now: Date.UTC(1999, 4, 18, 9), pace: 60 }));
    const ticker = new Ticker(page, { clock, drawing });
    let beats = 0;
    ticker.subscribe(() => (beats += 1));
    for (let frame = 0; frame < 200; frame += 1) {
      await page.pass(10);
      drawing.next();
    }
    expect(beats).toBe(8);
  });
  it('beats at once when the centre’s time jumps, so that no age is of another time even for a moment', async () => {
    const page = new TestPage();
    const clock = new CentreClock(page);
    const ticker = new Ticker(page, { clock, drawing: NEVER });
    clock.restart(page.time + 86_400_000);
    expect(ticker.moment().now).toBe(page.time + 86_400_000);
    const start = Date.UTC(1999, 4, 18, 9);
    clock.follow(station({ clock: 'source', now: start, pace: 1 }));
    expect(ticker.moment().now).toBe(start);
    const beats: number[] = [];
    ticker.subscribe(() => beats.push(ticker.moment().now));
    await page.pass(1_000);
    expect(beats).toEqual([start + 290, start + 540, start + 790]);
  });
});

describe('liveAddress', () => {
  it('is of the page’s own origin, secure where the page is', () => {
    expect(liveAddress({ protocol: 'http:', host: 'wall:8138' })).toBe('ws://wall:8138/live');
    expect(liveAddress({ protocol: 'https:', host: 'wall' })).toBe('wss://wall/live');
  });
});
