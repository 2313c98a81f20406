import { join, resolve } from 'node:path';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { createServer } from '../../adapters/node-http.ts';
import type { Command, Io } from '../cli/command.ts';
import { portOf } from '../cli/port-of.ts';
import { runningDemo } from '../demo/demo-folder.ts';
import { listen } from '../listen.ts';
import { findBrowser, hasDisplay } from '../machine/find-browser.ts';
import { openWall } from '../machine/open-wall.ts';
import { Problem } from '../problem.ts';
import { projectRoot } from '../project-root.ts';
import { speedOf } from './replay.ts';

const { host, port: usualPort } = defaultSettings.listen;

/** `start`: the demonstration: a station, a recorded day and the wall. */
export const start: Command = {
  name: 'start',
  usage: '[--data DIR] [--port N] [--speed N|max] [--no-open]',
  summary: 'a demonstration: recorded days of a call centre, and the wall that shows them',
  options: {
    data: {
      value: 'DIR',
      help: 'folder of the demonstration, emptied at every start (default: .callwall/demo in the project)',
    },
    port: { value: 'N', help: `port to listen on (default: ${usualPort}, or any free one)` },
    speed: { value: 'N|max', help: 'recorded seconds a second, from 09:00 of the last day on (default 30)' },
    'no-open': { help: 'only print the address of the wall' },
  },
  async run(line, io) {
    const folder = resolve(line.text('data') ?? join(projectRoot, '.callwall', 'demo'));
    const show = (url: string) => showWall(url, folder, line.flag('no-open'), io);
    const running = await runningDemo(folder);
    if (running !== undefined) {
      io.out(`already running ${running}`);
      show(running);
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
        speed: speedOf(line, 30),
        signal: stop.signal,
        onLogFault: (cause) => io.err(`callwall: the log cannot be written: ${cause.message}`),
        onReady(url) {
          io.out(`listening ${url}`);
          closeWall = show(url);
        },
      });
    } finally {
      closeWall();
    }
    return 0;
  },
};

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
function showWall(url: string, folder: string, printOnly: boolean, io: Io): () => void {
  const browser =
    printOnly || !hasDisplay(process.platform, io.env) ? undefined : findBrowser(process.platform, io.env);
  if (browser === undefined) {
    io.out(`大屏地址 / open the wall in a browser: ${url} (Ctrl-C 停止 / stops)`);
    return () => undefined;
  }
  io.out(`大屏 / the wall: ${url} (Ctrl-C 停止 / stops)`);
  const wall = openWall(browser, url, folder);
  void wall.failed.then((why) =>
    io.err(`callwall: ${browser.path} could not be started: ${why} — tip: open ${url} in a browser`),
  );
  return () => wall.close();
}
