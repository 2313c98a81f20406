import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron } from './find-electron.ts';

function checkout(...files: [path: string, text: string][]): string {
  const root = mkdtempSync(join(tmpdir(), 'callwall-electron-'));
  for (const [path, text] of files) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('Electron’s runtime', () => {
  it('is not there where only its npm package is', () => {
    expect(findElectron(checkout(['node_modules/electron/package.json', '{}']), {})).toBeUndefined();
  });
  it('is not there when a download broke off', () => {
    expect(findElectron(checkout(['node_modules/electron/path.txt', 'electron']), {})).toBeUndefined();
  });
  it('is what the package’s path.txt names', () => {
    const root = checkout(
      ['node_modules/electron/path.txt', 'Electron.app/Electron'],
      ['node_modules/electron/dist/Electron.app/Electron', ''],
    );
    expect(findElectron(root, {})).toEqual({
      kind: 'electron',
      path: join(root, 'node_modules/electron/dist/Electron.app/Electron'),
    });
  });
  it('is in the folder that Electron’s own variable names', () => {
    const root = checkout(['elsewhere/electron', '']);
    const dist = join(root, 'elsewhere');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: dist })?.path).toBe(join(dist, 'electron'));
  });
});
