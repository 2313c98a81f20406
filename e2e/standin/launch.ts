import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { boot } from './app.ts';
import { readCommandLine } from './command-line.ts';
import { readFuses } from './fuses.ts';
import type { Fuse } from './fuses.ts';
import { launched } from './launched.ts';
import { warn } from './recorded.ts';

/** How long a main module may take before it is said what Electron would do meanwhile. */
const SLOW_MS = 8_000;
let evaluated = false;

/**
 * Becomes the `electron` executable: `electron [-r file] [--switch] <application>`, or a packaged application with its
 * archive beside it.
 * @returns the address of the application's main module
 */
export function prepare(): string {
  const executable = process.env['STANDIN_EXE'] ?? '';
  const dist = dirname(executable);
  const version = readFileSync(join(dist, 'version'), 'utf8').trim();
  const args = process.argv.slice(2);
  if (args.includes('--version') || args.includes('-v')) {
    process.stdout.write(`v${version}\n`);
    process.exit(0);
  }
  const fuses = readFuses(readFileSync(executable));
  if (process.env['ELECTRON_RUN_AS_NODE'] !== undefined && fuses.has('runAsNode')) runAsNode(args);
  const archive = join(dist, 'resources', 'app.asar');
  const told = readCommandLine(args, existsSync(archive));
  Object.assign(launched.made, JSON.parse(readFileSync(join(dist, 'standin.json'), 'utf8')));
  process.stderr.write(
    `[stand-in] this is no Electron: ${version} over Chromium ${launched.made.chromiumVersion}\n`,
  );
  if (told.inspect !== undefined && fuses.has('inspect')) inspector.open(told.inspect, '127.0.0.1');
  for (const [name, value] of told.switches) launched.switches.set(name, value);
  launched.own = new Set(told.switches.keys());
  launched.packaged = existsSync(archive);
  disguiseProcess(executable, dist, version, args);
  const entry = findEntry(told.application, archive, fuses);
  answerForElectron();
  const require = createRequire(join(process.cwd(), 'application.js'));
  for (const file of told.preloaded) require(file);
  setTimeout(() => {
    if (!evaluated)
      warn('the main module still runs: a top-level await of app.whenReady() never ends in Electron');
  }, SLOW_MS).unref();
  return pathToFileURL(entry).href;
}

/** The main module has run to its end: only now Electron becomes ready. */
export function started(): void {
  evaluated = true;
  boot().catch((fault) => {
    process.stderr.write(`[stand-in] no start: ${String(fault)}\n`);
    process.exit(1);
  });
}

function runAsNode(args: string[]): never {
  const { ELECTRON_RUN_AS_NODE: _gone, ...env } = process.env;
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env });
  process.exit(status ?? 1);
}

function disguiseProcess(executable: string, dist: string, version: string, args: string[]): void {
  const versions = { electron: version, chrome: launched.made.chromiumVersion };
  for (const [name, value] of Object.entries(versions))
    Object.defineProperty(process.versions, name, { value, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'resourcesPath', { value: join(dist, 'resources') });
  if (!launched.packaged) Object.defineProperty(process, 'defaultApp', { value: true });
  process.argv = [executable, ...args];
}

function findEntry(application: string | undefined, archive: string, fuses: ReadonlySet<Fuse>): string {
  const folder = join(dirname(archive), 'app');
  const loose = !fuses.has('onlyAsar') && existsSync(folder) ? folder : application;
  const path = launched.packaged ? unpack(archive) : loose;
  if (path === undefined) throw new Error('stand-in: no application was given');
  const absolute = resolve(path);
  if (statSync(absolute).isFile()) {
    launched.appPath = dirname(absolute);
    return absolute;
  }
  launched.appPath = absolute;
  Object.assign(launched.manifest, JSON.parse(readFileSync(join(absolute, 'package.json'), 'utf8')));
  return join(absolute, launched.manifest.main ?? 'index.js');
}

/** Electron reads the archive where it is; plain Node needs its files on the disk. */
function unpack(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-standin-asar-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  extractAll(archive, folder);
  return folder;
}

function answerForElectron(): void {
  const url = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
  const names = new Set(['electron', 'electron/main', 'electron/common']);
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url, shortCircuit: true, format: 'module-typescript' }
        : next(specifier, context),
  });
}
