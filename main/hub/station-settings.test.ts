import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logoOf, startSettings } from './station-settings.ts';
import { runCli, temporaryFolder } from './testing/run-cli.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

test('a relative logo counts from the settings file’s folder', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'art'));
  writeFileSync(join(folder, 'art', 'logo.svg'), svg);
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ brand: { logo: 'art/logo.svg' } }));
  const settings = startSettings(undefined, folder, {});
  expect(settings.brand.logo).toBe(join(folder, 'art', 'logo.svg'));
  expect(logoOf(settings)).toMatchObject({ type: 'image/svg+xml' });
});

test('a logo that cannot be shown ends the start with one line that names key, file and what to do', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify({ brand: { logo: 'missing.png' } }));
  const { code, out, err } = await runCli(['serve', '--data', folder, '--port', '0']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe(
    `callwall: ${file}: brand.logo: there is no file ${join(folder, 'missing.png')}: check the path — tip: docs/settings.md explains every key\n`,
  );
}, 20_000);

test('a colour that is none is told by its key', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ brand: { second: 'green' } }));
  expect(() => startSettings(undefined, folder, {})).toThrow('brand.second');
});
