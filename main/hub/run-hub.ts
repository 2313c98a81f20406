import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { SettingsOutcome } from '../../shared/contract/asks/settings-asks.ts';
import { settingsSchema } from '../../shared/model/settings.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Person } from '../../shared/model/person.ts';
import { openArchive } from '../adapters/archive/open-archive.ts';
import { watchDisk } from '../adapters/disk-space.ts';
import { openLog } from '../adapters/log/open-log.ts';
import { createPeople } from '../adapters/people/people.ts';
import type { People } from '../adapters/people/people.ts';
import { siteKey } from '../adapters/settings/site-key.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Station } from '../station/station.ts';
import { assembleHub } from './assemble-hub.ts';
import type { Assembled, HubGround } from './assemble-hub.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { goFirst } from './machine/go-first.ts';
import { recentDelay } from './recent-delay.ts';
import { settingsDesk } from './settings/settings-desk.ts';
import type { SettingsChange } from './settings/settings-desk.ts';
import { writtenSettings } from './settings/written-settings.ts';
import { programVersion } from '../adapters/project-root.ts';
import type { SettingsHome } from './station-settings.ts';

/** The answer to who changed the settings has to leave first, ms. */
const ANSWER_MS = 100;
/** Does what nobody asked for. */
const itself: Person = { id: '', name: 'callwall', role: 'administrator' };
/** Where even the settings before do not start any more, they are tried again, ms. */
const RETRY_MS = 2_000;

export interface HubOptions {
  /** The station's data folder; made when missing. */
  folder: string;
  settings: Settings;
  /** Where they are kept, for desks that look at them or change them; without it no desk can. */
  home?: SettingsHome;
  /** The process does nothing else and starts no others, which would go first as well. */
  goesFirst?: boolean;
  /** Told when the log file cannot be written any more. */
  onLogFault: (cause: Error) => void;
}

export interface RunningHub {
  /** Where the wall is, e.g. `http://127.0.0.1:8138`; the same as long as it runs. */
  url: string;
  /** Serves a page that is not a browser's, over a wire of its own. */
  openViewer: Station['openViewer'];
  people: People;
  /** What the settings say now of who has to sign in: a desk may change it. */
  signIn(): Settings['signIn'];
  /** Commits what is pending, hangs up on everybody and frees folder and port. */
  close(): Promise<void>;
}

/**
 * Starts a station with everything around it; ready when it resolves. Settings changed on a desk start it anew in this
 * process, on the same port.
 * @throws Problem when the folder or the port cannot be used; nothing is left open then.
 */
export async function runHub(options: HubOptions): Promise<RunningHub> {
  const closers: (() => void)[] = [];
  const closeGround = () =>
    closers
      .splice(0)
      .reverse()
      .forEach((closer) => closer());
  try {
    const life = new HubLife(options, openGround(options, closers));
    await life.start();
    return {
      url: life.url,
      people: life.people,
      signIn: () => life.signIn(),
      openViewer: (wire, who) => life.openViewer(wire, who),
      async close() {
        await life.close();
        closeGround();
      },
    };
  } catch (fault) {
    closeGround();
    throw dataFolderProblem(options.folder, fault);
  }
}

/** What stays when the settings become others. */
function openGround(options: HubOptions, closers: (() => void)[]): HubGround {
  const { folder } = options;
  // What callers did is nobody else's business on this machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = openLog({ file: join(folder, 'callwall.log'), onFault: options.onLogFault });
  closers.push(() => log.close());
  if (options.goesFirst === true) goFirst(log);
  const archive = openArchive(folder);
  closers.push(() => archive.close());
  const clock = systemClock();
  const disk = watchDisk(folder, { clock, log });
  closers.push(() => disk.close());
  const loop = recentDelay(clock);
  closers.push(() => loop.close());
  return { folder, log, archive, clock, version: programVersion(), disk, loop };
}

/** A hub from its start to its end, over changes of its settings. */
class HubLife {
  url = '';
  readonly people: People;
  private readonly options: HubOptions;
  private readonly ground: HubGround;
  private settings: Settings;
  /** Where the settings said to listen when the program started. */
  private readonly listen: Settings['listen'];
  private outcome: SettingsOutcome | null = null;
  private current: Assembled | null = null;
  /** The change under way. */
  private changing: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(options: HubOptions, ground: HubGround) {
    this.options = options;
    this.ground = ground;
    this.settings = options.settings;
    this.people = createPeople({
      tables: ground.archive.accounts,
      clock: ground.clock,
      store: (write) => this.store(write),
    });
    this.listen = settingsSchema.parse(
      options.home === undefined ? {} : writtenSettings(options.home),
    ).listen;
  }

  async start(by = ''): Promise<void> {
    const { settings, ground, options } = this;
    const withKey = { ...settings, siteKey: siteKey(ground.folder, settings.siteKey) };
    const { home } = options;
    this.current = await assembleHub(ground, {
      settings: withKey,
      by,
      people: this.people,
      ...(home !== undefined && {
        home,
        answerers: [
          settingsDesk({
            ...ground,
            home,
            store: (write) => this.store(write),
            key: withKey.siteKey,
            listen: this.listen,
            outcome: this.outcome,
            restart: (change) => this.restart(change),
          }),
        ],
      }),
    });
    this.url = this.current.url;
  }

  private store<T>(write: () => T): T {
    if (this.current === null) throw new AskRefusal('gone', 'the station starts anew: try again in a moment');
    return this.current.station.store(write);
  }

  signIn(): Settings['signIn'] {
    return this.settings.signIn;
  }

  openViewer(...[wire, who]: Parameters<Station['openViewer']>): void {
    // While the station starts anew nobody is there: the page comes again.
    if (this.current === null) wire.close(1001, 'the station starts anew');
    else this.current.station.openViewer(wire, who);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.changing;
    await this.end();
  }

  private restart(change: SettingsChange): void {
    this.ground.clock.after(ANSWER_MS, () => {
      if (!this.closed) this.changing = this.change(change);
    });
  }

  /** Puts a change to use; where the station does not start with it, everything goes back. */
  private async change({ settings, by, undo }: SettingsChange): Promise<void> {
    const { clock, log } = this.ground;
    const before = this.settings;
    // Where it listens is the program's, for as long as it runs: walls come back to the address they know.
    const { port } = new URL(this.url);
    const listen = { host: before.listen.host, port: Number(port) };
    await this.end();
    this.settings = { ...settings, listen };
    this.outcome = { at: clock.now(), by, failed: null };
    try {
      await this.start(by);
    } catch (fault) {
      const why = messageOf(fault);
      log.error('the station does not start with the changed settings; it goes back', { why });
      this.takeBack(by, undo, why);
      this.outcome = { at: clock.now(), by, failed: why };
      this.settings = { ...before, listen };
      await this.startAgain();
    }
  }

  /** Writes the file back and notes that, whether it works or not: a station has to start all the same. */
  private takeBack(by: string, undo: () => void, failed: string): void {
    const { archive, clock, log } = this.ground;
    let written = true;
    try {
      undo();
    } catch (fault) {
      written = false;
      log.error('the settings file cannot be written back', { why: messageOf(fault) });
    }
    const after = { by, failed, written };
    try {
      archive.audit.note({ at: clock.now(), who: itself, what: 'settings.undo', subject: '', after });
    } catch (fault) {
      log.error('going back could not be noted', { why: messageOf(fault) });
    }
  }

  private async startAgain(): Promise<void> {
    while (!this.closed) {
      try {
        return await this.start();
      } catch (fault) {
        this.ground.log.error('the station does not start', { why: String(fault) });
        await new Promise<void>((done) => void this.ground.clock.after(RETRY_MS, done));
      }
    }
  }

  private async end(): Promise<void> {
    const { current } = this;
    this.current = null;
    await current?.close();
  }
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
