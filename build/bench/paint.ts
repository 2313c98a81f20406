import { setTimeout as wait } from 'node:timers/promises';
import { sceneNames } from '../../shared/model/scene.ts';
import type { SceneName } from '../../shared/model/scene.ts';
import { benchOptions } from './load/bench-options.ts';
import { startFeed } from './load/feed-order.ts';
import { median, quantile, report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';
import { startHub } from './load/hub-process.ts';
import type { HubProcess } from './load/hub-process.ts';
import { sceneFigures } from './load/paint-figures.ts';
import { clockOffset, measurePaints, openMeasured, openPlain, recordTexts } from './load/paint-round.ts';
import type { PaintRound } from './load/paint-round.ts';
import { openWall, startBrowser } from './load/wall-browser.ts';
import type { WallBrowser } from './load/wall-browser.ts';

/*
 * Event → paint of every scene: the source stamps each event with the moment it is sent, the station passes the stamps on,
 * and the page takes the time after the paint that made them visible (a message posted from inside requestAnimationFrame).
 */

const { rounds, seconds, scenes } = benchOptions({ rounds: 2, seconds: 5 });
const chosen = sceneNames.filter((scene) => scenes?.includes(scene) ?? true);
/** Unit: s until 4,700 agents have logged in and as many calls end as begin. */
const WARM = 20;
/** A wall runs for days: what it costs is measured when its code is warm, which takes some hundred paints. Unit: ms. */
const SETTLED = 12_000;
/** How long what a wall writes is taken down. Unit: ms. */
const RECORDED = 2_000;
/** The period that wallboards with a fixed cadence use. Unit: ms. */
const FIXED_PERIOD = 250;

/** One scene: rounds at 1080p, one at 4K, one of the plain page. The overview once more with a fixed period. */
async function runScene(
  browser: WallBrowser,
  hub: HubProcess,
  scene: SceneName,
  rate: number,
): Promise<{ figures: Figure[]; offset: number }> {
  const { url } = hub;
  const pids = { browser: browser.pid, station: hub.pid };
  const query = `&scene=${scene}&measure`;
  const page = await openMeasured(browser, '1080p');
  await openWall(page, url, query);
  await wait(SETTLED);
  const offset = await clockOffset(page);
  const wall: PaintRound[] = [];
  for (let round = 0; round < rounds; round += 1)
    wall.push(await measurePaints(page, { pids, seconds, offset }));
  const fixed =
    scene === 'overview' ? [await measurePaints(page, { pids, seconds, offset, period: FIXED_PERIOD })] : [];
  await page.evaluate('callwallProbe.hold(0)');
  const written = await recordTexts(page, RECORDED);
  await page.context().close();

  const largePage = await openMeasured(browser, '4K');
  await openWall(largePage, url, query);
  await wait(SETTLED);
  const large = await measurePaints(largePage, { pids, seconds, offset });
  await largePage.context().close();

  const plainPage = await openPlain(browser, url, scene, written);
  await wait(SETTLED);
  const plain = await measurePaints(plainPage, { pids, seconds, offset: await clockOffset(plainPage) });
  await plainPage.context().close();
  const figures = sceneFigures({ scene, rate, wall, large, plain });
  return { figures: [...figures, ...fixed.flatMap((round) => fixedFigures(rate, round))], offset };
}

/** All scenes at one rate; before them an empty page under the same load. */
async function runAt(rate: number, browser: WallBrowser): Promise<{ figures: Figure[]; offsets: number[] }> {
  const hub = await startHub();
  const feed = startFeed({ url: `${hub.url.replace('http', 'ws')}/feed`, rate, shape: 'hotline' });
  const empty = await openMeasured(browser, '1080p');
  await empty.goto(`${hub.url}/healthz`);
  await wait(WARM * 1000);
  const frame = await empty.evaluate<number[]>('callwallProbe.frames(100)');
  await empty.context().close();
  const found = [];
  for (const scene of chosen) found.push(await runScene(browser, hub, scene, rate));
  await feed.stop();
  await hub.stop();
  const at = `${rate.toLocaleString('en')}/s`;
  return {
    figures: [
      { name: `empty page's next paint p50 at ${at}`, unit: 'ms', rounds: [median(frame)] },
      { name: `empty page's next paint p99 at ${at}`, unit: 'ms', rounds: [quantile(frame, 0.99)] },
      ...found.flatMap(({ figures }) => figures),
    ],
    offsets: found.map(({ offset }) => offset),
  };
}

function fixedFigures(rate: number, { tiles, scenes: whole }: PaintRound): Figure[] {
  const at = `overview at ${rate.toLocaleString('en')}/s when sent every ${FIXED_PERIOD} ms`;
  return [0.5, 0.99].flatMap((share) => [
    { name: `${at}: tiles p${share * 100}`, unit: 'ms', rounds: [quantile(tiles, share)] },
    { name: `${at}: whole scene p${share * 100}`, unit: 'ms', rounds: [quantile(whole, share)] },
  ]);
}

const browser = await startBrowser();
if (browser === null) console.log('paint: not measured, there is no Chromium here');
else {
  const slow = await runAt(500, browser);
  const fast = await runAt(5_000, browser);
  await browser.close();
  const offsets = [...slow.offsets, ...fast.offsets].map((offset) => offset.toFixed(2)).join(', ');
  report(
    'paint',
    [...slow.figures, ...fast.figures],
    [
      `event sent → paint, Chromium headless, software drawing, 1080p; ${seconds} s a round; 4,700 agents in 188 teams, 60 queues`,
      'plain page: follows the same topics, sets the texts that the scene was seen to set, and nothing else',
      `the pages' clocks were ${offsets} ms ahead of ours (taken off)`,
    ],
  );
}
