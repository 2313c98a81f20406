import { chromium, type Page } from 'playwright-core';
import { findOrInstallChromium, noBrowserTip } from '../chromium.ts';

/** Draws a square picture of an SVG; `margin`: pixels left free on each side. */
export type RenderSvg = (svg: string, size: number, margin?: number) => Promise<Buffer>;

/**
 * Runs the work with a browser that draws SVGs, and closes it.
 * @throws Error when there is no Chromium
 */
export async function withSvgRenderer(work: (render: RenderSvg) => Promise<void>): Promise<void> {
  const executablePath = findOrInstallChromium();
  if (executablePath === undefined) throw new Error(noBrowserTip);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await work((svg, size, margin = 0) => draw(page, svg, size, margin));
  } finally {
    await browser.close();
  }
}

/** As an image, the SVG's own `@media` rules see the size it is drawn in. */
async function draw(page: Page, svg: string, size: number, margin: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const side = size - 2 * margin;
  await page.setContent(
    `<style>body{margin:${margin}px;overflow:hidden}img{display:block}</style><img src="${source}" width="${side}" height="${side}">`,
    { waitUntil: 'load' },
  );
  return page.screenshot({ omitBackground: true, animations: 'disabled' });
}
