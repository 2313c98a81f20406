import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { topicsOf } from '../../../shared/contract/scenes.ts';
import type { SceneName } from '../../../shared/model/scene.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import { projectRoot } from '../../../main/adapters/project-root.ts';
import { cpuSeconds } from './process-figures.ts';
import type { WallBrowser } from './wall-browser.ts';

const SCREENS = { '1080p': { width: 1920, height: 1080 }, '4K': { width: 3840, height: 2160 } } as const;
const scripts = join(projectRoot, 'build', 'bench', 'load');

/** A round's times from event to paint, and what the page's thread did for each paint. Unit: ms. */
export interface PaintRound {
  tiles: number[];
  scenes: number[];
  /** Scripts of the frames since the paint before, for each paint. */
  scripts: number[];
  /** What kept the page's thread for more than 50 ms. */
  longTasks: number[];
  /** Processor time of all scripts, a paint: says something on a busy machine, too. */
  scriptCpu: number;
  paintsPerSecond: number;
  /** The browser with all its processes, and the station. Unit: % of one core. */
  browserCpu: number;
  stationCpu: number;
}

type Taken = Pick<PaintRound, 'tiles' | 'scenes' | 'scripts' | 'longTasks'> & { paints: number };

/** What a wall was seen to write: every text as it looks, and those that each paint changed. */
export interface Written {
  looks: object[];
  paints: (readonly [number, string])[][];
}

/** An empty page with the probe in it. */
export async function openMeasured(browser: WallBrowser, screen: keyof typeof SCREENS): Promise<Page> {
  const page = await browser.newPage(SCREENS[screen]);
  await page.addInitScript({ path: join(scripts, 'paint-probe.js') });
  return page;
}

/** How far the page's clock is ahead of this process's, from the quickest of many questions. Unit: ms. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { trip: Infinity, offset: 0 };
  for (let tries = 0; tries < 60; tries += 1) {
    const before = performance.timeOrigin + performance.now();
    const there = await page.evaluate<number>('callwallProbe.now()');
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.trip) best = { trip: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
}

/** How a page is watched. */
export interface Watch {
  /** First processes of the browser and of the station. */
  pids: { browser: number; station: number };
  seconds: number;
  /** How far the page's clock is ahead, ms. */
  offset: number;
  /** Acknowledgements go only that often, ms; left out or 0 = as the page sends them. */
  period?: number;
}

/** Watches a page for some seconds. */
export async function measurePaints(page: Page, watch: Watch): Promise<PaintRound> {
  const { pids, seconds, offset, period = 0 } = watch;
  const cpu = (): number[] => [pids.browser, pids.station].map(cpuSeconds);
  await page.evaluate(`callwallProbe.hold(${period})`);
  await wait(1_000);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const paintsBefore = await page.evaluate<number>('callwallProbe.restart()');
  const [scriptBefore, cpuBefore] = [await scriptSeconds(), cpu()];
  await wait(seconds * 1000);
  const [browserCpu = 0, stationCpu = 0] = cpu().map((used, at) => (100 * (used - cpuBefore[at]!)) / seconds);
  const script = (await scriptSeconds()) - scriptBefore;
  const { tiles, scenes, paints, ...taken } = await page.evaluate<Taken>('callwallProbe.take()');
  await cdp.detach();
  const count = paints - paintsBefore;
  const corrected = (times: number[]): number[] => times.map((ms) => ms - offset);
  return {
    tiles: corrected(tiles),
    scenes: corrected(scenes),
    scripts: taken.scripts,
    longTasks: taken.longTasks,
    scriptCpu: (script * 1000) / count,
    paintsPerSecond: count / seconds,
    browserCpu,
    stationCpu,
  };
}

/** What the wall writes within so long, ms. */
export function recordTexts(page: Page, ms: number): Promise<Written> {
  return page.evaluate<Written>(`callwallProbe.record(${ms})`);
}

/** A page that follows what a scene follows and sets the texts that the scene was seen to set, and nothing else. */
export async function openPlain(
  browser: WallBrowser,
  url: string,
  scene: SceneName,
  written: Written,
): Promise<Page> {
  const page = await openMeasured(browser, '1080p');
  const [pace, plain] = [
    join(projectRoot, 'renderer', 'link', 'pace.ts'),
    join(scripts, 'plain-page.js'),
  ].map((path) => readFileSync(path, 'utf8'));
  const plainPace = stripTypeScriptTypes(pace!).replaceAll(/^export /gm, '');
  await page.addInitScript({ content: `{${plainPace}\n${plain}}` });
  await page.goto(`${url}/healthz`);
  const order = { topics: [...topicsOf([scene]), 'stamps'], version: VIEWER_VERSION, ...written };
  await page.evaluate(`plainPage(${JSON.stringify(order)})`);
  return page;
}
