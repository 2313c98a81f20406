import type { Browser, Page } from 'playwright-core';
import { NOON, type WallState, wallTopics } from '../../renderer/testing/wall-states.ts';
import type { SceneName } from '../../shared/model/scene.ts';
import { pages, watchTroubles } from '../support/browser.ts';
import { type FakeStation, startFakeStation } from '../support/fake-station.ts';

/** Sizes of the halls' screens. */
const screens = {
  '720p': [1280, 720],
  '1080p': [1920, 1080],
  '1440p': [2560, 1440],
  '4K': [3840, 2160],
  strip: [3840, 1080],
  portrait: [1080, 1920],
} as const;
export type Screen = keyof typeof screens;
/** A wall as it may hang somewhere. */
export interface View {
  scene: SceneName;
  state: WallState;
  screen: Screen;
  lang: 'zh-CN' | 'en';
  theme: 'dark' | 'light' | 'contrast';
}

/** A wall in a state, on a page of its own. */
export interface ShownWall {
  page: Page;
  station: FakeStation;
  troubles: string[];
  close(): Promise<void>;
}

const begun = Date.now();
/** The scripted day, from its afternoon on: a wall at night would have nothing unfinished to show. */
const afternoon = () => NOON + Date.now() - begun;

/** Shows a wall and waits for its font: on a busy machine it would be measured in another. */
export async function showWall(
  browser: Browser,
  view: View,
  given: { version?: number; query?: string } = {},
): Promise<ShownWall> {
  const station = await startFakeStation(
    pages,
    () => wallTopics(view.state, afternoon()),
    given.version,
    afternoon,
  );
  const [width, height] = screens[view.screen];
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const troubles = watchTroubles(page);
  const query = given.query ?? `scene=${view.scene}`;
  await page.goto(`${station.url}/?${query}&lang=${view.lang}&theme=${view.theme}`);
  await page.waitForSelector('main');
  await page.evaluate(async () => {
    await document.fonts.load('500 24px "Inter Variable"', '0');
    await document.fonts.ready;
  });
  return {
    page,
    station,
    troubles,
    async close() {
      await context.close();
      await station.close();
    },
  };
}
