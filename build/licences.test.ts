import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { licenceTexts, packageFolder } from './licences.ts';

it('finds the package of a module, the innermost one, and none for a file of the product', () => {
  expect(packageFolder('/w/node_modules/a/node_modules/@s/b/lib/x.js')).toBe(
    '/w/node_modules/a/node_modules/@s/b',
  );
  expect(packageFolder('\0/w/node_modules/a/x.js?commonjs')).toBe('/w/node_modules/a');
  expect(packageFolder('C:\\w\\node_modules\\a\\x.js')).toBe('C:\\w\\node_modules\\a');
  expect(packageFolder('/w/main/station/node.ts')).toBeUndefined();
});

it('puts the texts of all packages together by name, writes out a bare MIT, and refuses one that has none', () => {
  const root = mkdtempSync(join(tmpdir(), 'callwall-licences-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folders = ['z', '@s/a', 'none'].map((name) => join(root, 'node_modules', name));
  const [z, a, none] = folders as [string, string, string];
  for (const folder of [join(z, 'licenses'), a, none]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(z, 'LICENSE'), 'of z\n');
  writeFileSync(join(z, 'licenses', 'LICENSE-part'), 'of a part\n');
  writeFileSync(join(a, 'license.md'), 'of a\n');
  writeFileSync(join(none, 'licensed.js'), '');
  expect(licenceTexts([z, a])).toBe('==== @s/a\n\nof a\n\n==== z\n\nof z\n\nof a part\n');
  expect(() => licenceTexts([none])).toThrow('none has no licence text');
  writeFileSync(join(none, 'package.json'), JSON.stringify({ license: 'MIT', author: 'A. Uthor' }));
  expect(licenceTexts([none])).toContain('==== none\n\nMIT License\n\nCopyright (c) A. Uthor');
  writeFileSync(join(none, 'package.json'), JSON.stringify({ name: 'none', license: 'MIT' }));
  expect(licenceTexts([none])).toContain('Copyright (c) the contributors of none');
  writeFileSync(join(none, 'package.json'), JSON.stringify({ license: 'SSPL-1.0', author: 'A. Uthor' }));
  expect(() => licenceTexts([none])).toThrow('none has no licence text');
});
