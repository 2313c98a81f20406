// @ts-check
// Runs on any Node >= 18 before anything is installed: no dependency, no syntax newer than 2022.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest Node that runs the product: it strips types by itself. */
const wantedMajor = 24;
/** Where Node is inside its npm package. */
const nodeProgram = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
const modulesStamp = join(root, 'node_modules', '.callwall-lock');
const distStamp = join(root, 'dist', '.stamp');
const builder = join(root, 'build', 'build.ts');

/** What decides whether dist/ is stale; tests are left out, they are not built. */
const sources = [
  'shared',
  'main',
  'renderer',
  'build/bench',
  'build/build.ts',
  'build/licences.ts',
  'build/vite.config.ts',
  'package-lock.json',
];
const notBuilt = /\.(test|fixture)\.tsx?$|\/testing\/|\.md$|tsconfig[^/]*\.json$/;

/**
 * Installs and builds what is missing, silently; a warm call only reads file times (about 10 ms).
 * @param {{ build: boolean }} options `build`: also bring dist/ up to date
 * @returns {{ node: string }} the path of a Node that can run the product
 * @throws {BootstrapFault} with a message for people: what failed and what to do
 */
export function ensureReady({ build }) {
  if (!isInstalled()) underLock(() => isInstalled() || install());
  const node = findNode();
  if (build && !isBuilt()) underLock(() => isBuilt() || buildDist(node));
  return { node };
}

/** A failure of the set-up that is the machine's, not the program's: shown as one message without a stack. */
export class BootstrapFault extends Error {}

/** @returns {boolean} whether node_modules holds exactly what package-lock.json asks for */
function isInstalled() {
  const stamp = lockStamp();
  if (readText(modulesStamp) === stamp) return true;
  if (!matchesHiddenLock()) return false;
  // Installed by hand with `npm ci` or `npm install`: adopt it rather than install again.
  writeFileSync(modulesStamp, stamp);
  return true;
}

/** The platform is part of it: a checkout shared by two machines has the wrong native packages on one. */
function lockStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** npm records what it really installed in node_modules/.package-lock.json. */
function matchesHiddenLock() {
  const hidden = readText(join(root, 'node_modules', '.package-lock.json'));
  if (hidden === undefined) return false;
  const installed = JSON.parse(hidden).packages;
  return Object.entries(lockedPackages()).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true && !isForThisMachine(entry);
    return found.version === entry.version && existsSync(join(root, path));
  });
}

/** @returns {Record<string, any>} the lock file's entries by their path in node_modules */
function lockedPackages() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/**
 * Whether an optional package is made for this very platform, and so has to be there.
 * @param {{ os?: string | string[], cpu?: string | string[], libc?: string[] }} entry
 */
function isForThisMachine({ os, cpu, libc }) {
  if (os === undefined || cpu === undefined) return false;
  if (![os].flat().includes(process.platform) || ![cpu].flat().includes(process.arch)) return false;
  return libc === undefined || libc.includes(isGlibc() ? 'glibc' : 'musl');
}

function isGlibc() {
  const report = /** @type {any} */ (process.report?.getReport());
  return report?.header.glibcVersionRuntime !== undefined;
}

/**
 * npm leaves out optional packages whose `engines` its own Node does not meet, and native bindings of the build
 * tools are such packages (seen with Node 18: installed without an error, then no build). So npm runs on the new Node,
 * and with an older one that is fetched first.
 */
function install() {
  if (process.stderr.isTTY)
    process.stderr.write('callwall: installing the packages of package-lock.json …\n');
  const ahead = join(root, '.cache', 'node-ahead');
  const node = isNew() ? process.execPath : fetchNode(ahead);
  npmCi(node, root);
  rmSync(ahead, { recursive: true, force: true });
  writeFileSync(modulesStamp, lockStamp());
}

/**
 * Installs only the package of Node, at the lock file's version and checksum, into a folder of its own.
 * @param {string} folder
 */
function fetchNode(folder) {
  const path = `node_modules/${nodePackage()}`;
  const entry = lockedPackages()[path];
  if (entry === undefined) throw noNode();
  const manifest = { name: 'node-ahead', dependencies: { [nodePackage()]: entry.version } };
  const lock = {
    name: 'node-ahead',
    lockfileVersion: 3,
    packages: { '': manifest, [path]: { ...entry, optional: false } },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  npmCi(process.execPath, folder);
  return join(folder, path, nodeProgram);
}

/**
 * @param {string} node the Node that npm runs on
 * @param {string} folder
 */
function npmCi(node, folder) {
  // Under `npm run -s` the log level "silent" is inherited and would hide npm's own errors.
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error', '--no-fund', '--no-audit'];
  const npm = process.env['npm_execpath'];
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };
  const result = npm?.endsWith('.js')
    ? spawnSync(node, [npm, ...args], { cwd: folder, env, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: folder, env, encoding: 'utf8', shell: process.platform === 'win32' });
  if (result.status === 0) return;
  const said = result.error?.message ?? `${result.stdout}${result.stderr}`.trim();
  throw new BootstrapFault(
    `callwall: the packages could not be installed (npm ci).\n${said}\n` +
      'What to do: check the network and the registry (npm config get registry), then try again; or run `npm ci`.',
  );
}

function isNew() {
  return Number(process.versions.node.split('.')[0]) >= wantedMajor;
}

/** The npm package that has Node for this platform. */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** @returns {string} this very Node when it is new enough, else the one among the installed packages */
function findNode() {
  if (isNew()) return process.execPath;
  const path = join(root, 'node_modules', nodePackage(), nodeProgram);
  if (!existsSync(path)) throw noNode();
  return path;
}

function noNode() {
  return new BootstrapFault(
    `callwall: Node ${wantedMajor} or newer is needed; this is ${process.version}, and for ` +
      `${process.platform}-${process.arch} there is no npm package of it in the lock file.\n` +
      `What to do: install Node ${wantedMajor} (https://nodejs.org) and try again.`,
  );
}

function isBuilt() {
  return readText(distStamp) === fingerprint();
}

/** @param {string} node */
function buildDist(node) {
  const stamp = fingerprint();
  if (process.stderr.isTTY) process.stderr.write('callwall: building …\n');
  const result = spawnSync(node, [builder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    const said = result.error?.message ?? `${result.stdout}${result.stderr}`.trim();
    throw new BootstrapFault(
      `callwall: the build failed.\n${said}\nWhat to do: \`npm run check\` says more.`,
    );
  }
  writeFileSync(distStamp, stamp);
}

/** Names, sizes and times of all sources: an edit, a new and a deleted file all change it. */
function fingerprint() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory())
      readdirSync(join(root, path))
        .sort()
        .forEach((name) => add(`${path}/${name}`));
    else if (!notBuilt.test(path)) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  sources.forEach(add);
  return `${hash.digest('hex')}\n`;
}

/**
 * Two commands started together on a fresh clone must not install or build over each other.
 * @param {() => unknown} work
 */
function underLock(work) {
  const lock = join(root, '.cache', 'bootstrap.lock');
  mkdirSync(dirname(lock), { recursive: true });
  while (!takeLock(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
  const holder = Number(readText(lock));
  if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
  return false;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/**
 * @param {string} path
 * @returns {string | undefined} undefined when there is no such file
 */
function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
