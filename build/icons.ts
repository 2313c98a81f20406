import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icnsSizes, packIcns } from './icons/icns.ts';
import { packIco } from './icons/ico.ts';
import { icoSizes, pngSizes, trayScales } from './icons/icon-files.ts';
import { withSvgRenderer, type RenderSvg } from './icons/render-svg.ts';
import { traySigns } from './icons/tray-signs.ts';
import { root } from './run-command.ts';

// Draws the committed files of assets/icons anew; to be run after a change of an SVG or of the tray's signs.
const icons = join(root, 'assets', 'icons');
for (const folder of ['png', 'mimetypes', 'tray']) mkdirSync(join(icons, folder), { recursive: true });

await withSvgRenderer(async (render) => {
  await drawFamily(render, 'callwall', 'png', 100 / 1024);
  await drawFamily(render, 'document', 'mimetypes', 0);
  for (const [state, svg] of Object.entries(traySigns))
    for (const [suffix, size] of Object.entries(trayScales))
      writeFileSync(join(icons, 'tray', `${state}${suffix}.png`), await render(svg, size));
});

/**
 * One SVG in all formats.
 * @param macMargin part of the width that is free on each side in the macOS icon: Apple's tiles are 824 of 1024 wide
 */
async function drawFamily(render: RenderSvg, name: string, folder: string, macMargin: number): Promise<void> {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8');
  for (const size of pngSizes)
    writeFileSync(join(icons, folder, `${size}x${size}.png`), await render(svg, size));
  const ico: Buffer[] = [];
  for (const size of icoSizes) ico.push(await render(svg, size));
  writeFileSync(join(icons, `${name}.ico`), packIco(ico));
  const icns = new Map<number, Buffer>();
  for (const size of icnsSizes) icns.set(size, await render(svg, size, Math.floor(size * macMargin)));
  writeFileSync(join(icons, `${name}.icns`), packIcns(icns));
}
