import type { ConnectionTry } from '../../shared/contract/bridge.ts';
import { portWire } from '../../shared/contract/port-wire.ts';
import type { PortEnd } from '../../shared/contract/port-wire.ts';
import type { FromStation, StationJob, ToStation } from '../../shared/contract/station-process.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Language } from '../../shared/words/words.ts';
import { watchNews } from './app/watch-news.ts';
import type { StationAccess } from './app/station-access.ts';
import { decodeViewerFrame } from './http/viewer-frame.ts';
import { Problem } from './problem.ts';

/*
 * The station in a process of its own, as the Electron shell starts it: the same hub, whose pages in windows get ports
 * instead of sockets. Loaded by nobody; it lives until it is told to stop or its parent is gone.
 */

/** A port as Electron gives it to a utility process (`MessagePortMain`). */
interface MainPort {
  postMessage(data: unknown): void;
  on(event: 'message', told: (event: { data: unknown }) => void): void;
  on(event: 'close', told: () => void): void;
  start(): void;
  close(): void;
}

/** `process.parentPort` of a utility process. */
interface ParentPort {
  postMessage(data: FromStation): void;
  on(event: 'message', told: (event: { data: ToStation; ports: MainPort[] }) => void): void;
}

const parent: ParentPort | undefined = Reflect.get(process, 'parentPort');
if (parent === undefined) throw new Error('this program runs in a utility process of the Electron shell');
const tell = (message: FromStation): void => parent.postMessage(message);

let access: StationAccess | undefined;
let stopped = false;
/** Ports that came while the station was starting. */
const early: MainPort[] = [];

parent.on('message', ({ data, ports: [port] }) => {
  if (data.t === 'start') void begin(data.job);
  else if (data.t === 'viewer' && port !== undefined) serve(port);
  else if (data.t === 'try') void attempt(data.what, data.language);
  else if (data.t === 'stop') void end();
});

async function begin(job: StationJob): Promise<void> {
  try {
    const opened = await open(job);
    if (stopped) return await opened.close();
    access = opened;
    tell({ t: 'ready', hub: access.hub });
    watchNews(access, (news) => tell({ t: 'news', ...news }));
    for (const port of early.splice(0)) serve(port);
  } catch (fault) {
    const cause = fault instanceof Error ? fault.message : String(fault);
    tell({ t: 'failed', cause, tip: fault instanceof Problem ? fault.tip : 'see the log for more' });
    process.exitCode = 1;
    // The message has to leave first.
    setTimeout(() => process.exit(), 100);
  }
}

/** Tries a connection that is not stored yet. */
async function attempt(what: ConnectionTry, language: Language): Promise<void> {
  const { tryConnection } = await import('./app/try-connection.ts');
  tell({ t: 'tried', answer: await tryConnection(what, language) });
}

async function open(job: StationJob): Promise<StationAccess> {
  if (job.kind === 'follow') return (await import('./app/follow-hub.ts')).followHub(job);
  return (await import('./app/own-station.ts')).ownStation(job);
}

function serve(port: MainPort): void {
  if (access === undefined) early.push(port);
  else access.openViewer(portWire<StationToViewerFrame, ViewerFrame>(endOf(port), decodeViewerFrame));
}

function endOf(port: MainPort): PortEnd {
  return {
    post: (text) => port.postMessage(text),
    read(reader) {
      port.on('message', ({ data }) => reader(data));
      port.start();
    },
    ended: (told) => port.on('close', told),
    close: () => port.close(),
  };
}

async function end(): Promise<void> {
  stopped = true;
  await access?.close();
  tell({ t: 'stopped' });
  setTimeout(() => process.exit(), 100);
}
