import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { sceneNames } from '../../shared/model/scene.ts';
import { benchOptions } from './load/bench-options.ts';
import { startFeed } from './load/feed-order.ts';
import { median, report } from './load/figures.ts';
import { startHub } from './load/hub-process.ts';
import { pageMemory } from './load/page-memory.ts';
import type { PageMemory } from './load/page-memory.ts';
import { openWall, startBrowser } from './load/wall-browser.ts';
import type { WallBrowser } from './load/wall-browser.ts';

/*
 * Memory of a wall that changes its scenes all the time, under 500 events a second: what is left after a garbage
 * collection at a start mark and at an end mark. `--minutes 30` compares the minutes 5 and 30; of a shorter run the first
 * mark is at three eighths.
 */

const { minutes } = benchOptions({ rounds: 1, seconds: 0, minutes: 8 });
const startMark = Math.min(5, (minutes * 3) / 8);
const RATE = 500;
/** Seconds that each scene stays. */
const STAY = 4;
/** Turns of the playlist of which a mark is the median. */
const SAMPLES = 3;
const MINUTE = 60_000;

/** Memory around now: always at the same place of the playlist, because scenes differ. */
async function mark(page: Page, cdp: CDPSession, browser: WallBrowser): Promise<PageMemory> {
  const seen: PageMemory[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await page.waitForSelector('main.league-scene');
    await page.waitForSelector('main.overview');
    await wait((STAY * 1000) / 2);
    seen.push(await pageMemory(cdp, browser.pid));
  }
  return { heap: median(seen.map(({ heap }) => heap)), pss: median(seen.map(({ pss }) => pss)) };
}

async function run(browser: WallBrowser): Promise<{ first: PageMemory; last: PageMemory }> {
  const hub = await startHub();
  const feed = startFeed({ url: `${hub.url.replace('http', 'ws')}/feed`, rate: RATE, shape: 'hotline' });
  const page = await browser.newPage({ width: 1920, height: 1080 });
  await openWall(page, hub.url, `&scenes=${sceneNames.map((scene) => `${scene}:${STAY}`).join(',')}`);
  const begun = performance.now();
  const cdp = await page.context().newCDPSession(page);
  await wait(startMark * MINUTE - (performance.now() - begun));
  const first = await mark(page, cdp, browser);
  await wait(minutes * MINUTE - (performance.now() - begun));
  const last = await mark(page, cdp, browser);
  await page.context().close();
  await feed.stop();
  await hub.stop();
  return { first, last };
}

const browser = await startBrowser();
if (browser === null) console.log('memory: not measured, there is no Chromium here');
else {
  const { first, last } = await run(browser);
  await browser.close();
  const since = `minute ${startMark}`;
  report(
    'memory',
    [
      {
        name: `wall's heap after collection, minute ${minutes} more than ${since}`,
        unit: 'MiB',
        rounds: [last.heap - first.heap],
        limit: { atMost: 2 },
        baseline: { name: `at ${since}`, value: first.heap },
      },
      {
        name: `wall's process (PSS), minute ${minutes} more than ${since}`,
        unit: '%',
        rounds: [100 * (last.pss / first.pss - 1)],
        limit: { atMost: 10 },
        baseline: { name: `MiB at ${since}`, value: first.pss },
      },
    ],
    [`all scenes in turn, ${STAY} s each, ${RATE} events/s, 1080p; a mark is the median of ${SAMPLES} turns`],
  );
}
