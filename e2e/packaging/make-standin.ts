import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What both platforms' stand-ins say they are; packages with it are refused. */
export const STANDIN_VERSION = '45.5.0+standin';

/**
 * The end of an executable that `@electron/fuses` finds and changes: Electron's mark, then version 1, nine fuses, each on or
 * off as Electron ships them.
 */
export const fuseWire = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011';

/**
 * A folder with what electron-builder takes from Electron's own on Linux: the program, its version, languages and licences. The
 * program only says what it is.
 */
export function makeStandin(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'electron');
  writeFileSync(program, `#!/bin/sh\necho ${STANDIN_VERSION}\nexit\n${fuseWire}\n`, 'latin1');
  chmodSync(program, 0o755);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    writeFileSync(join(folder, file), '');
  fillCommon(folder);
}

/** What is the same on all platforms, with a language that the product does not speak. */
export function fillCommon(folder: string): void {
  writeFileSync(join(folder, 'version'), STANDIN_VERSION);
  for (const name of ['resources', 'locales']) mkdirSync(join(folder, name), { recursive: true });
  for (const language of ['de', 'en-US', 'zh-CN'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
}
