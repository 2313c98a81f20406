import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../main/hub/project-root.ts';
import { benchOptions } from './load/bench-options.ts';
import { startFeed } from './load/feed-order.ts';
import type { Feed } from './load/feed-order.ts';
import { median, quantile, report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';
import { startHub } from './load/hub-process.ts';
import { openWall, startBrowser } from './load/wall-browser.ts';
import type { WallBrowser } from './load/wall-browser.ts';

/*
 * Event → paint: the source stamps each event with the moment it is sent, the station passes the stamps on, and the
 * page takes the time after the paint that made them visible (a message posted from inside requestAnimationFrame).
 */

const { rounds, seconds } = benchOptions({ rounds: 3, seconds: 8 });
/** Unit: s until 4,700 agents have logged in and code is warm. */
const WARM = 5;
const SCREENS = { '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 } } as const;
/** The period that wallboards with a fixed cadence use. Unit: ms. */
const FIXED_PERIOD = 250;
const probe = join(projectRoot, 'build', 'bench', 'load', 'paint-probe.js');

/** A round's times from event to paint, and what the page's thread did for each paint. Unit: ms. */
interface Round {
  tiles: number[];
  scenes: number[];
  /** Scripts of the frames since the paint before, for each paint. */
  scripts: number[];
  /** Processor time of all scripts, a paint: says something on a busy machine, too. */
  scriptCpu: number;
  paintsPerSecond: number;
}

interface Taken {
  tiles: number[];
  scenes: number[];
  scripts: number[];
  paints: number;
}

async function openMeasured(browser: WallBrowser, screen: keyof typeof SCREENS): Promise<Page> {
  const page = await browser.newPage(SCREENS[screen]);
  await page.addInitScript({ path: probe });
  return page;
}

/** How far the page's clock is ahead of this process's, from the quickest of many questions. Unit: ms. */
async function clockOffset(page: Page): Promise<number> {
  let best = { trip: Infinity, offset: 0 };
  for (let tries = 0; tries < 60; tries += 1) {
    const before = performance.timeOrigin + performance.now();
    const there = await page.evaluate<number>('callwallProbe.now()');
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.trip) best = { trip: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
}

async function measure(page: Page, offset: number, period = 0): Promise<Round> {
  await page.evaluate(`callwallProbe.hold(${period})`);
  await wait(1_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const first = await page.evaluate<Taken>('callwallProbe.take()');
  const before = await scriptSeconds();
  await wait(seconds * 1000);
  const script = (await scriptSeconds()) - before;
  const { tiles, scenes, scripts, paints } = await page.evaluate<Taken>('callwallProbe.take()');
  await cdp.detach();
  const count = paints - first.paints;
  const corrected = (times: number[]): number[] => times.map((ms) => ms - offset);
  return {
    tiles: corrected(tiles),
    scenes: corrected(scenes),
    scripts,
    scriptCpu: (script * 1000) / count,
    paintsPerSecond: count / seconds,
  };
}

/** Three rounds at one rate, then one with a fixed period; before them an empty page under the same load. */
async function runAt(rate: number, browser: WallBrowser): Promise<{ figures: Figure[]; offset: number }> {
  const hub = await startHub();
  const feed = startFeed({ url: `${hub.url.replace('http', 'ws')}/feed`, rate });
  const empty = await openMeasured(browser, '1080p');
  await empty.goto(`${hub.url}/healthz`);
  await wait(WARM * 1000);
  const frame = await empty.evaluate<number[]>('callwallProbe.frames(100)');
  await empty.context().close();
  const page = await openMeasured(browser, '1080p');
  await openWall(page, hub.url, '&measure');
  await wait(2_000);
  const offset = await clockOffset(page);
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure(page, offset));
  const fixed = await measure(page, offset, FIXED_PERIOD);
  await page.context().close();
  const large = await runAt4k(browser, hub.url);
  await stop(feed, hub);
  return { figures: figuresAt(rate, all, fixed, frame, large), offset };
}

async function runAt4k(browser: WallBrowser, url: string): Promise<Round> {
  const page = await openMeasured(browser, '4K');
  await openWall(page, url, '&measure');
  await wait(2_000);
  const round = await measure(page, 0);
  await page.context().close();
  return round;
}

async function stop(feed: Feed, hub: { stop(): Promise<void> }): Promise<void> {
  await feed.stop();
  await hub.stop();
}

/** `large`: the round at 4K. */
function figuresAt(
  rate: number,
  all: readonly Round[],
  fixed: Round,
  frame: readonly number[],
  large: Round,
): Figure[] {
  const at = `${rate.toLocaleString('en')}/s`;
  const row = (name: string, key: 'tiles' | 'scenes', share: number, limit?: { atMost: number }): Figure => ({
    name: `${name} p${share * 100} at ${at}`,
    unit: 'ms',
    rounds: all.map((round) => quantile(round[key], share)),
    ...(limit === undefined ? {} : { limit }),
    baseline: { name: `every ${FIXED_PERIOD} ms`, value: quantile(fixed[key], share) },
  });
  const scripts = (screen: string, of: readonly Round[]): Figure[] => [
    {
      name: `script a paint p99 at ${at}, ${screen}`,
      unit: 'ms',
      rounds: of.map((round) => quantile(round.scripts, 0.99)),
      limit: { atMost: 16 },
    },
    {
      name: `script CPU a paint at ${at}, ${screen}`,
      unit: 'ms',
      rounds: of.map(({ scriptCpu }) => scriptCpu),
    },
  ];
  return [
    { name: `empty page's next paint p50 at ${at}`, unit: 'ms', rounds: [median(frame)] },
    { name: `empty page's next paint p99 at ${at}`, unit: 'ms', rounds: [quantile(frame, 0.99)] },
    row('tiles', 'tiles', 0.5),
    row('tiles', 'tiles', 0.99, { atMost: 50 }),
    row('whole scene', 'scenes', 0.5),
    row('whole scene', 'scenes', 0.99, { atMost: 120 }),
    { name: `paints a second at ${at}`, unit: '/s', rounds: all.map((round) => round.paintsPerSecond) },
    ...scripts('1080p', all),
    ...scripts('4K', [large]),
  ];
}

const browser = await startBrowser();
if (browser === null) console.log('paint: not measured, there is no Chromium here');
else {
  const slow = await runAt(500, browser);
  const fast = await runAt(5_000, browser);
  await browser.close();
  const offsets = [slow, fast].map(({ offset }) => offset.toFixed(2)).join(' and ');
  report(
    'paint',
    [...slow.figures, ...fast.figures],
    [
      `event sent → paint, Chromium headless, software drawing, 1080p; ${seconds} s a round; 4,700 agents, 60 queues`,
      `the page's clock was ${offsets} ms ahead of ours (taken off)`,
    ],
  );
}
