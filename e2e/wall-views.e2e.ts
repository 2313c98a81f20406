import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SceneName, sceneNames } from '../shared/model/scene.ts';
import { axeViolations } from './support/axe-violations.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { textOverlaps } from './support/text-overlaps.ts';
import { showWall, type View } from './testing/wall-view.ts';

sayWhenSkipped('the views of the wall');

/** Every state on the hall's usual screen, every screen, language and theme at least with the longest texts. */
const views: View[] = [
  ...(['normal', 'alarm', 'stale', 'empty', 'huge', 'replay', 'bare'] as const).map(
    (state) => ({ scene: 'overview', state, screen: '1080p', lang: 'zh-CN', theme: 'dark' }) as const,
  ),
  ...(['720p', '1440p', '4K', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'alarm', screen, lang: 'en', theme: 'light' }) as const,
  ),
  ...(['720p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'huge', screen, lang: 'en', theme: 'contrast' }) as const,
  ),
  ...(['1080p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'replay', screen, lang: 'en', theme: 'light' }) as const,
  ),
  ...(['1080p', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'stale', screen, lang: 'en', theme: 'dark' }) as const,
  ),
  ...(['720p', '4K', 'strip', 'portrait'] as const).map(
    (screen) => ({ scene: 'overview', state: 'messages', screen, lang: 'en', theme: 'contrast' }) as const,
  ),
  { scene: 'overview', state: 'messages', screen: '1080p', lang: 'zh-CN', theme: 'light' },
  { scene: 'overview', state: 'branded', screen: '1080p', lang: 'zh-CN', theme: 'dark' },
  { scene: 'overview', state: 'branded', screen: '720p', lang: 'en', theme: 'light' },
  { scene: 'overview', state: 'branded', screen: 'portrait', lang: 'zh-CN', theme: 'contrast' },
  ...sceneNames.filter((scene) => scene !== 'overview').flatMap(viewsOf),
  ...sceneNames.flatMap(alertViewsOf),
];

/**
 * Every state on the hall's usual screen, every screen with the most and the longest, and where room is scarce what
 * needs more of it: the marks of a stale scene, the intervals of a small centre.
 */
function viewsOf(scene: SceneName): View[] {
  return [
    ...(['normal', 'alarm', 'stale', 'empty', 'huge', 'replay', 'bare'] as const).map((state): View => ({
      scene,
      state,
      screen: '1080p',
      lang: 'zh-CN',
      theme: 'dark',
    })),
    ...(['720p', '1440p', '4K', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'huge',
      screen,
      lang: 'en',
      theme: 'light',
    })),
    ...(['720p', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'stale',
      screen,
      lang: 'en',
      theme: 'contrast',
    })),
    ...(['720p', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'replay',
      screen,
      lang: 'en',
      theme: 'light',
    })),
    ...(['720p', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'messages',
      screen,
      lang: 'zh-CN',
      theme: 'dark',
    })),
    { scene, state: 'alarm', screen: '720p', lang: 'en', theme: 'contrast' },
    { scene, state: 'alarm', screen: 'strip', lang: 'en', theme: 'dark' },
    { scene, state: 'alarm', screen: 'portrait', lang: 'zh-CN', theme: 'light' },
  ];
}

/** The banner of alerts, with and without the other lines, on every screen. */
function alertViewsOf(scene: SceneName): View[] {
  return [
    ...(['1080p', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'alerts',
      screen,
      lang: 'zh-CN',
      theme: 'dark',
    })),
    ...(['720p', '4K', 'strip', 'portrait'] as const).map((screen): View => ({
      scene,
      state: 'alerts',
      screen,
      lang: 'en',
      theme: 'light',
    })),
    { scene, state: 'one', screen: '1080p', lang: 'en', theme: 'contrast' },
    { scene, state: 'acknowledged', screen: '1080p', lang: 'zh-CN', theme: 'dark' },
  ];
}

/** What axe looks at does not change with the size of the screen, and it takes its time. */
function isFirstOfItsKind(view: View): boolean {
  return (
    views.find(
      ({ scene, state, theme }) => scene === view.scene && state === view.state && theme === view.theme,
    ) === view
  );
}

describe.skipIf(!ready)('the wall', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  // Nothing here is timed: some at once, a machine has more than one core.
  it.concurrent.each(views)(
    '$scene, $state on $screen in $lang, $theme: nothing clipped, nothing small, axe content, console quiet',
    async (view) => {
      const { page, troubles, close } = await showWall(browser, view);
      try {
        expect(await page.evaluate(layoutFaults)).toEqual([]);
        expect(await textOverlaps(page)).toEqual([]);
        if (isFirstOfItsKind(view)) expect(await axeViolations(page)).toEqual([]);
        expect(troubles).toEqual([]);
      } finally {
        await close();
      }
    },
  );
});
