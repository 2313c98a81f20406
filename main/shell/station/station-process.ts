import { join } from 'node:path';
import { MessageChannelMain, utilityProcess } from 'electron';
import type { UtilityProcess, WebContents } from 'electron';
import type { StartFault } from '../../../shared/contract/bridge.ts';
import { shellChannel } from '../../../shared/contract/shell-channels.ts';
import type { FromStation, StationJob, ToStation } from '../../../shared/contract/station-process.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import type { Log } from '../../station/ports.ts';
import { backoff } from '../policies/backoff.ts';

/** One that ran for so long has got over what was wrong before, ms. */
const SETTLED_MS = 60_000;
/** A station gets so long to commit what is pending, ms. */
const STOP_MS = 8_000;

/** The program of the station's process. */
export const stationProgram = join(projectRoot, 'dist', 'hub', 'station-worker.js');

/** What the station's process needs of the application. */
export interface StationParts {
  log: Log;
  ready(hub: string): void;
  /** It cannot run; it is tried again all the same: a port may become free. */
  failed(fault: StartFault): void;
  news(news: Omit<Extract<FromStation, { t: 'news' }>, 't'>): void;
}

/** Keeps the station's process alive, and gives pages ports to it. */
export class StationProcess {
  readonly #parts: StationParts;
  readonly #waiting = new Set<WebContents>();
  /** Pages with a port to the process that runs. */
  readonly #served = new Set<WebContents>();
  #child: UtilityProcess | undefined;
  #job: StationJob | undefined;
  #failures = 0;
  #restarts = 0;
  #startedAt = 0;
  #retry: NodeJS.Timeout | undefined;
  #fault: StartFault | null = null;

  constructor(parts: StationParts) {
    this.#parts = parts;
  }

  /** How often it was started again after it was gone. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Why it is not there; null while it is. */
  get fault(): StartFault | null {
    return this.#fault;
  }

  /** It is not even started: what it would work with is at fault. */
  refuse(fault: StartFault): void {
    this.#fault = fault;
  }

  start(job: StationJob): void {
    this.#job = job;
    clearTimeout(this.#retry);
    if (this.#child === undefined) this.#fork(job);
  }

  /** Gives a page a port; while there is no process, as soon as there is one. */
  give(page: WebContents): void {
    const child = this.#child;
    if (page.isDestroyed()) return;
    if (child?.pid === undefined) {
      this.#waiting.add(page);
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    this.#tell(child, { t: 'viewer' }, port1);
    page.postMessage(shellChannel.wire, null, [port2]);
    this.#served.add(page);
  }

  /** Lets it commit and end. */
  async stop(): Promise<void> {
    this.#job = undefined;
    clearTimeout(this.#retry);
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    const patience = setTimeout(() => child.kill(), STOP_MS);
    this.#tell(child, { t: 'stop' });
    await gone;
    clearTimeout(patience);
  }

  #fork(job: StationJob): void {
    const child = utilityProcess.fork(stationProgram, [], { serviceName: 'callwall-station', stdio: 'pipe' });
    this.#child = child;
    this.#startedAt = performance.now();
    const { log } = this.#parts;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => log.warn('the station said', { text: text.toString().trim() }));
    child.on('spawn', () => {
      this.#tell(child, { t: 'start', job });
      const pages = [...this.#waiting];
      this.#waiting.clear();
      for (const page of pages) this.give(page);
    });
    child.on('message', (message: FromStation) => this.#hear(message));
    child.on('exit', (code) => this.#gone(child, code));
  }

  #tell(child: UtilityProcess, message: ToStation, port?: Electron.MessagePortMain): void {
    child.postMessage(message, port === undefined ? [] : [port]);
  }

  #hear(message: FromStation): void {
    if (message.t === 'news') this.#parts.news(message);
    else if (message.t === 'failed') {
      this.#fault = { cause: message.cause, tip: message.tip };
      this.#parts.failed(this.#fault);
    } else if (message.t === 'ready') {
      this.#fault = null;
      this.#parts.ready(message.hub);
    }
  }

  #gone(child: UtilityProcess, code: number): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    // A port does not always tell that the other end is gone; pages ask for another one then.
    for (const page of this.#served) if (!page.isDestroyed()) page.send(shellChannel.wireLost);
    this.#served.clear();
    this.#parts.news({ linked: false, urgent: [] });
    const job = this.#job;
    if (job === undefined) return;
    this.#failures = performance.now() - this.#startedAt > SETTLED_MS ? 1 : this.#failures + 1;
    this.#restarts += 1;
    const wait = backoff(this.#failures);
    this.#parts.log.error('the station is gone and starts again', { code, wait });
    this.#retry = setTimeout(() => this.#fork(job), wait);
  }
}
