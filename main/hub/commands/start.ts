import { basename, join, resolve } from 'node:path';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { createServer } from '../../adapters/node-http.ts';
import type { Command, CommandLine, Io } from '../cli/command.ts';
import { portOf } from '../cli/port-of.ts';
import { wholeOf } from '../cli/whole-of.ts';
import { runningDemo } from '../demo/demo-folder.ts';
import type { Show } from '../demo/run-demo.ts';
import { listen } from '../listen.ts';
import { findBrowser, hasDisplay } from '../machine/find-browser.ts';
import type { Browser } from '../machine/find-browser.ts';
import { findElectron } from '../machine/find-electron.ts';
import { openWall } from '../machine/open-wall.ts';
import { Problem, usageProblem } from '../problem.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { speedOf } from './replay.ts';

const { host, port: usualPort } = defaultSettings.listen;

/** `start`: the demonstration: a station, a simulated hotline or a recorded day, and the wall. */
export const start: Command = {
  name: 'start',
  usage:
    '[--profile NAME|FILE] [--seats N] [--seed S] [--recording] [--speed N|max] [--data DIR] [--port N] [--no-open]',
  summary: 'a demonstration: a simulated hotline or recorded days, and the wall that shows them',
  options: {
    profile: {
      value: 'NAME|FILE',
      help: 'the hotline: 95598 (default), 11183, 95388, 96789 or small, or a file like those in assets/simulator',
    },
    seats: { value: 'N', help: "agents there are (default: the profile's); the volume follows" },
    seed: { value: 'S', help: 'another number is another hotline (default 1)' },
    recording: { help: 'three recorded days of a real call centre instead' },
    speed: {
      value: 'N|max',
      help: 'seconds a second (default: 1; with --recording 30, from 09:00 of the last day on, or max)',
    },
    data: {
      value: 'DIR',
      help: 'folder of the demonstration, emptied at every start (default: .callwall/demo in the project)',
    },
    port: { value: 'N', help: `port to listen on (default: ${usualPort}, or any free one)` },
    'no-open': { help: 'only print the address of the wall' },
  },
  async run(line, io) {
    const asked = showOf(line);
    const folder = resolve(line.text('data') ?? join(projectRoot, '.callwall', 'demo'));
    const open = (url: string) => openOrSay(url, folder, line.flag('no-open'), io);
    const running = await runningDemo(folder);
    if (running !== undefined) {
      io.out(`already running ${running}`);
      open(running);
      return 0;
    }
    const { runDemo } = await import('../demo/run-demo.ts');
    const stop = new AbortController();
    void io.stopped().then(() => stop.abort());
    let closeWall = (): void => undefined;
    try {
      await runDemo({
        folder,
        port: portOf(line) ?? (await freePort()),
        show: asked,
        signal: stop.signal,
        onLogFault: (cause) => io.err(`callwall: the log cannot be written: ${cause.message}`),
        onReady(url) {
          io.out(`listening ${url}`);
          closeWall = open(url);
        },
      });
    } finally {
      closeWall();
    }
    return 0;
  },
};

/** What is to be shown. @throws Problem for options that do not go together */
function showOf(line: CommandLine): Show {
  const recording = line.flag('recording');
  const speed = speedOf(line, recording ? 30 : 1);
  if (recording) {
    const [foreign] = ['profile', 'seats', 'seed'].filter((name) => line.text(name) !== undefined);
    if (foreign === undefined) return { kind: 'recording', speed };
    throw usageProblem(`--${foreign} is for a simulated hotline`, 'leave it out, or leave out --recording');
  }
  if (speed === 'max')
    throw usageProblem('--speed max is for --recording: a simulated hotline has no end', 'a number, e.g. 60');
  return {
    kind: 'simulation',
    profile: line.text('profile') ?? '95598',
    seats: wholeOf(line, 'seats', 1),
    seed: wholeOf(line, 'seed', 0) ?? 1,
    speed,
  };
}

/** The usual port, so that an open wall finds the next demonstration; any other when it is taken. */
async function freePort(): Promise<number> {
  const probe = createServer();
  try {
    await listen(probe, host, usualPort);
    return usualPort;
  } catch (fault) {
    if (fault instanceof Problem) return 0;
    throw fault;
  } finally {
    await new Promise<void>((done) => probe.close(() => done()));
  }
}

/** Opens the wall where it can be seen, else says where it is; gives how to close it. */
function openOrSay(url: string, folder: string, printOnly: boolean, io: Io): () => void {
  const browser = printOnly || !hasDisplay(process.platform, io.env) ? undefined : viewerFor(io.env);
  if (browser === undefined) {
    io.out(`大屏地址 / open the wall in a browser: ${url} (Ctrl-C 停止 / stops)`);
    io.out(deskLine(url));
    return () => undefined;
  }
  io.out(`大屏 / the wall: ${url} ${howShown(browser)} (Ctrl-C 停止 / stops)`);
  io.out(deskLine(url));
  const wall = openWall(browser, url, folder);
  void wall.failed.then((why) =>
    io.err(`callwall: ${browser.path} could not be started: ${why} — tip: open ${url} in a browser`),
  );
  return () => wall.close();
}

/** A browser that somebody chose, else our own application, else a browser. */
function viewerFor(env: NodeJS.ProcessEnv): Browser | undefined {
  const chosen = env['CALLWALL_BROWSER'] ?? '';
  return (chosen === '' ? findElectron(projectRoot, env) : undefined) ?? findBrowser(process.platform, env);
}

function howShown({ kind, path }: Browser): string {
  if (kind === 'electron') return '— Electron';
  return `— ${basename(path)}, Electron 运行时不在本机 / Electron's runtime is not on this machine`;
}

/** Nothing on a wall leads to the desk. */
function deskLine(url: string): string {
  return `值班台 / the duty desk: ${url}/desk`;
}
