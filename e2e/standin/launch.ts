import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
export async function prepare(): Promise<string> {
  const args = process.argv.slice(2);
  const executable = process.env['STANDIN_EXE'] ?? '';
  launched.executable = executable;
  const dist = dirname(executable);
  Object.assign(launched.made, JSON.parse(readFileSync(join(dist, 'standin.json'), 'utf8')));
  const { version, chromiumVersion } = launched.made;
  if (args.includes('--version') || args.includes('-v')) {
    process.stdout.write(`v${version}\n`);
    process.exit(0);
  }
  const fuses = readFuses(readFileSync(executable));
  if (process.env['ELECTRON_RUN_AS_NODE'] !== undefined && fuses.has('runAsNode')) runAsNode(args);
  process.stderr.write(`[stand-in] this is no Electron: ${version} over Chromium ${chromiumVersion}\n`);
  const archive = join(dist, 'resources', 'app.asar');
  launched.packaged = existsSync(archive);
  const told = readCommandLine(args, launched.packaged);
  if (told.inspect !== undefined && fuses.has('inspect')) inspector.open(told.inspect, '127.0.0.1');
  for (const [name, value] of told.switches) launched.switches.set(name, value);
  launched.own = new Set(told.switches.keys());
  disguiseProcess(dist, args);
  answerForElectron();
  const entry = await findEntry(told.application, archive, fuses);
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

function disguiseProcess(dist: string, args: string[]): void {
  const { version, chromiumVersion } = launched.made;
  const define = (object: object, name: string, value: unknown) =>
    Object.defineProperty(object, name, { value, enumerable: true });
  define(process.versions, 'electron', version);
  define(process.versions, 'chrome', chromiumVersion);
  define(process, 'type', 'browser');
  define(process, 'resourcesPath', join(dist, 'resources'));
  define(process, 'execPath', launched.executable);
  if (!launched.packaged) define(process, 'defaultApp', true);
  process.argv = [launched.executable, ...args];
}

async function findEntry(
  application: string | undefined,
  archive: string,
  fuses: ReadonlySet<Fuse>,
): Promise<string> {
  const folder = join(dirname(archive), 'app');
  const loose = !fuses.has('onlyAsar') && existsSync(folder) ? folder : application;
  const path = launched.packaged ? await unpack(archive) : loose;
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
async function unpack(archive: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-standin-asar-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { extractAll } = await import('@electron/asar');
  extractAll(archive, folder);
  return folder;
}

function answerForElectron(): void {
  const url = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
  const names = new Set(['electron', 'electron/main', 'electron/common']);
  registerHooks({
    resolve(specifier, context, next) {
      // Electron's fs without archives.
      if (specifier === 'original-fs') return next('node:fs', context);
      if (!names.has(specifier)) return next(specifier, context);
      return { url, shortCircuit: true, format: 'module-typescript' };
    },
  });
}
