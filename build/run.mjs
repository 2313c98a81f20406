// @ts-check
// node build/run.mjs [--build [--electron]] <script> [arguments]: makes the checkout ready, then runs the script on
// Node >= 24. --electron: also tries to have Electron's runtime.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BootstrapFault, ensureReady, root } from './bootstrap.mjs';
import { canShowWindows, ensureElectron } from './ensure-electron.mjs';

// Read before the set-up, which can take a minute in which the parent may go.
const parent = process.ppid;
const args = process.argv.slice(2);
const build = args[0] === '--build';
if (build) args.shift();
const electron = args[0] === '--electron';
if (electron) args.shift();
const script = join(root, args.shift() ?? '');

try {
  const { node } = ensureReady({ build });
  if (electron && canShowWindows(args)) ensureElectron(node);
  if (node === process.execPath) await runHere();
  else runOn(node);
} catch (fault) {
  if (!(fault instanceof BootstrapFault)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}

/**
 * The shell between npm and this process does not pass signals on: after a SIGTERM or SIGKILL of npm it is gone and
 * this process would stay behind as an orphan. So the loss of the parent counts as SIGTERM.
 * @param {() => void} terminate
 */
function endWithParent(terminate) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    terminate();
  }, 200);
  timer.unref();
}

/** npm puts the installed Node 24 first in PATH, so a warm start needs no second process. */
async function runHere() {
  process.argv = [process.execPath, script, ...args];
  endWithParent(() => process.kill(process.pid, 'SIGTERM'));
  await import(pathToFileURL(script).href);
}

/**
 * Signals are passed on and the exit is the child's, so whoever started this cannot tell the difference.
 * @param {string} node
 */
function runOn(node) {
  const child = spawn(node, [...process.execArgv, script, ...args], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  endWithParent(() => child.kill('SIGTERM'));
  child.on('error', (fault) => {
    process.stderr.write(`callwall: ${node} could not be started: ${fault.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
  });
}
