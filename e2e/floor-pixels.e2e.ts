import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SeatCell, SeatState, Topics } from '../shared/contract/topics.ts';
import { floorTopics } from '../renderer/testing/floor.ts';
import { NOON, wallTopics } from '../renderer/testing/wall-states.ts';
import { openBrowser, pages, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { startFakeStation } from './support/fake-station.ts';
import { type Scratch, scratch } from './support/scratch.ts';

sayWhenSkipped('the floor drawn seat by seat');

const counts = (seats: number): Partial<Record<SeatState, number>> => ({
  ready: seats * 0.1,
  talking: seats * 0.6,
  holding: seats * 0.05,
  acw: seats * 0.15,
  ringing: seats * 0.05,
  notReady: seats * 0.05,
});
/** Seats and teams for which a floor is drawn with texts, as marks, and as bars; screens on which pixels fall otherwise. */
const floors = [
  { seats: 60, teams: 3, width: 1920, height: 1080 },
  { seats: 900, teams: 12, width: 1280, height: 720 },
  { seats: 900, teams: 12, width: 1536, height: 864 },
  { seats: 4_700, teams: 188, width: 3840, height: 2160 },
];
const DELTAS = 8;

/** A day on which the clock stands still: what is drawn depends on the seats alone. */
function topicsWith(seats: Topics['seats'], teamNames: Topics['teamNames']): Partial<Topics> {
  const day = wallTopics('normal', NOON);
  const station = day.station?.station;
  if (station === undefined) throw new Error('a day without a station');
  return {
    ...day,
    seats,
    teamNames,
    station: { station: { ...station, clock: 'source', pace: 0, now: NOON } },
  };
}

describe.skipIf(!ready)('the floor', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** What is on the canvases once it stands still. */
  async function canvasOf(page: Page): Promise<string> {
    const read = (): Promise<string> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLCanvasElement>('.floor-plan canvas')]
          .map((canvas) => canvas.toDataURL())
          .join(' '),
      );
    let [before, after] = ['', await read()];
    while (before !== after || after.length < 10_000) {
      await page.waitForTimeout(150);
      [before, after] = [after, await read()];
    }
    return after;
  }

  it.each(floors)(
    'of $seats seats has the same pixels after many changes as one that is opened then, $width × $height',
    async ({ seats: size, teams, width, height }) => {
      const { open, change } = await floorOf(scratch(onTestFinished), browser, {
        seats: size,
        teams,
        width,
        height,
      });
      const kept = await open();
      const first = await canvasOf(kept.page);
      await change(DELTAS);
      const anew = await open();
      const last = await canvasOf(kept.page);
      expect(last).not.toBe(first);
      expect(last).toBe(await canvasOf(anew.page));
      expect([...kept.troubles, ...anew.troubles]).toEqual([]);
    },
  );

  it('is whole again after the process that draws pages was lost', async () => {
    const { open, change } = await floorOf(scratch(onTestFinished), browser, floors[1]!);
    const kept = await open();
    await canvasOf(kept.page);
    const cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    await cdp.detach();
    process.kill(processInfo.find(({ type }) => type === 'GPU')?.id ?? Number.NaN, 'SIGKILL');
    await change(2);
    const anew = await open();
    const seen = (page: Page): Promise<string> =>
      page
        .locator('.floor-plan')
        .screenshot()
        .then((png) => png.toString('base64'));
    await expect
      .poll(async () => (await seen(kept.page)) === (await seen(anew.page)), { timeout: 20_000 })
      .toBe(true);
  });
});

/** Pages that show one floor, and changes of it that all of them get. */
async function floorOf(
  given: Scratch,
  browser: Browser,
  { seats: size, teams, width, height }: (typeof floors)[number],
): Promise<{ open(): Promise<{ page: Page; troubles: string[] }>; change(deltas: number): Promise<void> }> {
  const floor = floorTopics(counts(size), teams, NOON);
  let seats = floor.seats;
  const station = given.keep(
    await startFakeStation(
      pages,
      () => topicsWith(seats, floor.teamNames),
      undefined,
      () => NOON,
    ),
    (it) => it.close(),
  );
  const keys = Object.keys(seats);
  return {
    async open() {
      const page = await browser.newPage({ viewport: { width, height } });
      given.keep(page, (it) => it.close());
      const troubles = watchTroubles(page);
      await page.goto(`${station.url}/?scene=floor&lang=zh-CN`);
      await page.waitForSelector('.floor-plan canvas');
      await page.evaluate(() => document.fonts.ready);
      return { page, troubles };
    },
    async change(deltas) {
      for (let delta = 0; delta < deltas; delta += 1) {
        const set = Object.fromEntries(
          Array.from({ length: 40 }, (_, at) => keys[(delta * 3_571 + at * 997) % keys.length] ?? '').map(
            (key, at): [string, SeatCell] => {
              const [number, team] = seats[key] ?? ['', 0, 0, 0];
              return [key, [number, team, (delta + at) % 6, NOON / 1000 - 37 * at * delta]];
            },
          ),
        );
        seats = { ...seats, ...set };
        station.say({ t: 'delta', n: delta + 2, topics: { seats: { set, del: [] } } });
        await expect.poll(() => station.acked()).toBe(delta + 2);
      }
    },
  };
}
