import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuseWire } from './fuses.ts';
import type { Made } from './launched.ts';

const root = join(import.meta.dirname, '..', '..');

/** What the stand-in says it is: the Electron whose API it offers, and that it is none. */
export function standinVersion(): string {
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  return `${manifest.version}+standin`;
}

/**
 * Makes a folder that passes for Electron's `dist`: an executable with fuses, and around it what packagers expect to find.
 * It runs from this checkout, with the Node and the Chromium of whoever made it.
 * @returns the executable's path
 */
export function makeStandin(folder: string): string {
  const chromium = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  const said = execFileSync(chromium, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const version = standinVersion();
  const made: Made = { chromium, chromiumVersion: /[\d.]+/.exec(said)?.[0] ?? '', version };
  const files: Record<string, string> = {
    electron: executable(),
    'standin.json': JSON.stringify(made),
    'start.mjs': START,
    LICENSE: 'see the LICENSE of Callwall\n',
    'LICENSES.chromium.html': '',
    'chrome-sandbox': '',
  };
  fillCommon(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, 'latin1');
  chmodSync(join(folder, 'electron'), 0o755);
  return join(folder, 'electron');
}

/** What is the same on all platforms, with a language that the product does not speak. */
export function fillCommon(folder: string): void {
  for (const part of ['resources', 'locales']) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, 'version'), standinVersion());
  for (const language of ['de', 'en-US', 'zh-CN'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
}

/** The application's main module is known only when it runs, which an `import()` of this house's own code may not be. */
const START = `const { prepare, started } = await import(process.env.STANDIN_LAUNCH);
const entry = await prepare();
await import(entry);
started();
`;

function executable(): string {
  const launch = `file://${join(import.meta.dirname, 'launch.ts')}`;
  return `#!/bin/sh
# Stands in for Electron: see e2e/standin/README.md of Callwall.
STANDIN_EXE=$(readlink -f "$0")
STANDIN_LAUNCH='${launch}'
export STANDIN_EXE STANDIN_LAUNCH
exec '${process.execPath}' --disable-warning=ExperimentalWarning "$(dirname "$STANDIN_EXE")/start.mjs" "$@"
${fuseWire()}
`;
}
