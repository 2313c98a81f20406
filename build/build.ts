import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { createBuilder } from 'vite';
import { licenceTexts } from './licences.ts';
import config, { bundledPackages, staging } from './vite.config.ts';

const root = join(import.meta.dirname, '..');
const pageFont = 'node_modules/@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf';

/** Builds into a staging folder and swaps it in as a whole; prints only what went wrong. */
async function buildDist() {
  rmSync(staging, { recursive: true, force: true });
  const builder = await createBuilder({ ...config, configFile: false });
  await builder.buildApp();
  writeFileSync(
    join(staging, 'licences.txt'),
    licenceTexts([...bundledPackages, join(root, 'node_modules/@embedpdf/fonts-sc')]),
  );
  // One weight of the font that written pages embed; its package has five.
  cpSync(join(root, pageFont), join(staging, 'fonts', basename(pageFont)));
  const dist = join(root, 'dist');
  const old = join(root, '.cache', `dist-old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(staging, dist);
  rmSync(old, { recursive: true, force: true });
}

try {
  await buildDist();
} catch (fault) {
  // The bundler's message names file, line and column; the stack below it is the bundler's own.
  const said = fault instanceof Error ? fault.message : String(fault);
  process.stderr.write(`${process.stderr.isTTY ? said : stripVTControlCharacters(said)}\n`);
  process.exitCode = 1;
}
