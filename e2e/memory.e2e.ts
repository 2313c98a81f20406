import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { sceneNames } from '../shared/model/scene.ts';
import type { Topics } from '../shared/contract/topics.ts';
import type { TopicDelta } from '../shared/contract/viewer.ts';
import { NOON, wallTopics } from '../renderer/testing/wall-states.ts';
import { openBrowser, pages, ready, sayWhenSkipped, watchTroubles } from './support/browser.ts';
import { startFakeStation } from './support/fake-station.ts';
import { scratch } from './support/scratch.ts';

sayWhenSkipped('the memory of a wall whose scenes change');

/**
 * Turns of the playlist: until code is compiled and caches are full, then as many as a hall screen with scenes of 20 s
 * makes in half an hour.
 */
const turns = { first: 5, more: 18 };
/** Deltas that each scene gets. */
const DELTAS = 2;
/** Most that half an hour may add. Unit: bytes. */
const GROWTH = 2_000_000;
/** A busy machine takes its time. Unit: ms. */
const PATIENCE = 240_000;
/** Elements that a scene may have more than before, because its figures are others. */
const NODES = 200;

/** What is left after everything that nobody holds was thrown away: bytes of the heap, and nodes of the document. */
async function kept(cdp: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** Every figure anew, as a station says it. */
function deltaOf(topics: Partial<Topics>): Record<string, TopicDelta> {
  return Object.fromEntries(
    Object.entries(topics).map(([topic, set]) => [topic, { set: structuredClone(set), del: [] }]),
  );
}

describe.skipIf(!ready)('a wall', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it(
    'keeps nothing of the scenes and figures it showed: half an hour of changes leaves its memory as it was',
    async () => {
      const given = scratch(onTestFinished);
      const begun = Date.now();
      const clock = (): number => NOON + Date.now() - begun;
      const states = ['normal', 'alarm', 'huge'] as const;
      const station = given.keep(
        await startFakeStation(pages, () => wallTopics('normal', clock()), undefined, clock),
        (it) => it.close(),
      );
      const page: Page = given.keep(await browser.newPage({ viewport: { width: 1280, height: 720 } }), (it) =>
        it.close(),
      );
      const troubles = watchTroubles(page);
      await page.goto(
        `${station.url}/?scenes=${sceneNames.map((scene) => `${scene}:86400`).join(',')}&lang=en`,
      );
      await page.waitForSelector('main.overview canvas');
      const cdp = await page.context().newCDPSession(page);
      let n = 1;
      const turn = async (): Promise<void> => {
        for (const _ of sceneNames) {
          await page.keyboard.press('ArrowRight');
          for (let delta = 0; delta < DELTAS; delta += 1) {
            const state = states[n % states.length] ?? 'normal';
            station.say({ t: 'delta', n: ++n, topics: deltaOf(wallTopics(state, clock())) });
            await expect.poll(() => station.acked(), { interval: 10, timeout: 10_000 }).toBe(n);
          }
        }
      };
      const after = async (count: number): Promise<Awaited<ReturnType<typeof kept>>> => {
        for (let done = 0; done < count; done += 1) await turn();
        await page.waitForSelector('main.overview canvas');
        await page.waitForTimeout(500);
        return kept(cdp);
      };
      const before = await after(turns.first);
      const later = await after(turns.more);
      const mib = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
      console.log(
        `heap after GC: ${mib(before.heap)} MB, after ${turns.more} turns more ${mib(later.heap)} MB`,
      );
      expect(later.heap - before.heap).toBeLessThan(GROWTH);
      expect(later.nodes - before.nodes).toBeLessThan(NODES);
      expect(later.listeners - before.listeners).toBeLessThan(NODES);
      expect(troubles).toEqual([]);
    },
    PATIENCE,
  );
});
