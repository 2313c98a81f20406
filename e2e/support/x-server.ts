import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A monitor of the made-up screen. */
export interface Monitor {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
/** A screen of its own for windows that nobody has to see. */
export interface XServer {
  /** For the environment: `DISPLAY`. */
  display: string;
  stop(): Promise<void>;
}

const MM_PER_INCH = 25.4;
const DPI = 96;

/** Whether windows can be shown where there is no screen. */
export function hasXServer(): boolean {
  return ['Xvfb', 'openbox', 'xrandr'].every((name) => existsSync(`/usr/bin/${name}`));
}

/** Starts Xvfb with these monitors and a window manager. It listens on a local socket only. */
export async function startXServer(monitors: readonly Monitor[]): Promise<XServer> {
  const width = Math.max(...monitors.map((one) => one.x + one.width));
  const height = Math.max(...monitors.map((one) => one.y + one.height));
  // Without -noreset it forgets its monitors when the first of its clients ends.
  const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset', '-displayfd', '3'];
  const server = spawn('Xvfb', screen, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await displayOf(server);
  const env = { ...process.env, DISPLAY: display };
  monitors.forEach((monitor, at) => addMonitor(monitor, at, env));
  // After the monitors: openbox asks for them once.
  const manager = spawn('openbox', [], { stdio: 'ignore', env });
  await pause(300);
  const killAll = (): void => [manager, server].forEach((child) => child.kill('SIGKILL'));
  process.once('exit', killAll);
  return {
    display,
    async stop() {
      process.off('exit', killAll);
      for (const child of [manager, server]) await end(child);
    },
  };
}

function addMonitor({ name, x, y, width, height }: Monitor, at: number, env: NodeJS.ProcessEnv): void {
  const mm = (pixels: number): number => Math.round((pixels / DPI) * MM_PER_INCH);
  const geometry = `${width}/${mm(width)}x${height}/${mm(height)}+${x}+${y}`;
  // The first takes the real output over; the others have none.
  const args = ['--setmonitor', name, geometry, at === 0 ? 'screen' : 'none'];
  const { status, stderr } = spawnSync('xrandr', args, { env, encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) throw new Error(`xrandr ${args.join(' ')}: ${stderr}`);
}

function displayOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.endsWith('\n')) done(`:${said.trim()}`);
    });
    server.once('exit', (code) => fail(new Error(`Xvfb ended with ${code}`)));
    server.once('error', fail);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await Promise.race([gone, pause(2_000).then(() => child.kill('SIGKILL'))]);
}
