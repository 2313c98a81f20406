import { fork } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { ForkOptions, MessagePortMain, UtilityProcess } from 'electron';
import { childGone, phase } from './app-events.ts';
import { launched } from './launched.ts';
import { PortTable } from './ports.ts';
import type { PortNews } from './ports.ts';
import { standIn } from './strict.ts';

/** Names of the processes that run, by pid. */
const running = new Map<number, string>();

/** The processes that run, as `app.getAppMetrics` lists them. */
export function utilityProcesses(): { id: number; name: string }[] {
  return [...running].map(([id, name]) => ({ id, name }));
}

/** Between the application and a process that it has forked. */
export type UtilityMessage = { t: 'message'; data: unknown; ports: string[] } | PortNews;

/** Runs a module in a process of its own, as Electron does in one of Chromium's. */
function forkUtility(file: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
  if (!phase.ready) throw new Error('utilityProcess cannot be created before app is ready');
  const events = new EventEmitter();
  const out = stdioOf(options);
  const child = fork(file, args, {
    execPath: launched.node,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...(options.env ?? process.env) },
    execArgv: ['--import', join(import.meta.dirname, 'utility-start.ts'), ...(options.execArgv ?? [])],
    serialization: 'advanced',
    stdio: ['ignore', out, out, 'ipc'] as StdioOptions,
  });
  const tell = (message: UtilityMessage): void => {
    if (child.connected) child.send(message);
  };
  const ports = new PortTable(tell);
  let pid: number | undefined;
  const serviceName = options.serviceName ?? 'node.mojom.NodeService';
  child.once('spawn', () => {
    pid = child.pid;
    if (pid !== undefined) running.set(pid, serviceName);
    events.emit('spawn');
  });
  child.on('message', (message: UtilityMessage) => {
    if (message.t === 'message') events.emit('message', message.data);
    else ports.hear(message);
  });
  child.once('exit', (exited, signal) => {
    if (pid !== undefined) running.delete(pid);
    pid = undefined;
    ports.clear();
    const code = exited ?? 128 + constants.signals[signal ?? 'SIGKILL'];
    const reason = signal === 'SIGKILL' ? 'killed' : 'abnormal-exit';
    if (code !== 0) childGone({ type: 'Utility', reason, exitCode: code, serviceName, name: serviceName });
    events.emit('exit', code);
  });
  return faceOf(
    child,
    events,
    () => pid,
    (data, transfer) => {
      // Refused here as by Electron, not by the pipe: a function cannot be sent.
      structuredClone(data);
      tell({ t: 'message', data, ports: ports.give(transfer) });
    },
  );
}

function faceOf(
  child: ChildProcess,
  events: EventEmitter,
  pid: () => number | undefined,
  postMessage: (data: unknown, transfer?: MessagePortMain[]) => void,
): UtilityProcess {
  return standIn<UtilityProcess>(
    'utilityProcess',
    {
      postMessage,
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill('SIGTERM'),
      get pid() {
        return pid();
      },
    },
    events,
  );
}

function stdioOf({ stdio = 'inherit' }: ForkOptions): 'ignore' | 'pipe' | 'inherit' {
  if (stdio === 'ignore' || stdio === 'pipe' || stdio === 'inherit') return stdio;
  throw new Error('stand-in: utilityProcess.fork knows stdio as one word only');
}

export const utilityProcess = standIn<typeof Electron.UtilityProcess>('utilityProcess', {
  fork: forkUtility,
});
