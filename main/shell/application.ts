import { join, resolve } from 'node:path';
import { app, BrowserWindow, powerMonitor, powerSaveBlocker, protocol, session } from 'electron';
import type { WebContents } from 'electron';
import type { ConnectionTry, SetupState, WindowKind } from '../../shared/contract/bridge.ts';
import type { Urgent } from '../../shared/contract/station-process.ts';
import type { MachineSettings } from '../../shared/model/machine.ts';
import { createWords, nearestLanguage } from '../../shared/words/words.ts';
import type { Words } from '../../shared/words/words.ts';
import { openLog } from '../adapters/log/open-log.ts';
import type { FileLog } from '../adapters/log/open-log.ts';
import { projectRoot } from '../adapters/project-root.ts';
import { readRenderer } from '../adapters/renderer-folder.ts';
import { applicationAnswers } from './application-answers.ts';
import { DeskSide } from './desk-side.ts';
import { Life } from './life.ts';
import { answerPage } from './pages/app-pages.ts';
import { answerPages } from './pages/answer-pages.ts';
import { hardenSession } from './pages/harden.ts';
import { readShellOptions } from './policies/command-line.ts';
import type { ShellOptions } from './policies/command-line.ts';
import { LINK_SCHEME, parseDeepLink } from './policies/deep-link.ts';
import { afterFailure } from './policies/relaunch-policy.ts';
import { machineFolder } from './setup/machine-file.ts';
import type { MachineFolder } from './setup/machine-file.ts';
import { hubOf, isLockedHall, jobOf, machineOf } from './setup/machine-of.ts';
import { assistantState, unhiddenTry } from './setup/assistant.ts';
import { ExitPin } from './setup/exit-pin.ts';
import { rollOut } from './setup/roll-out.ts';
import { StationProcess } from './station/station-process.ts';
import { setAutostart } from './system/autostart.ts';
import { GpuWatch } from './system/gpu-watch.ts';
import { Updates } from './system/updates.ts';
import { KeepAlive } from './windows/keep-alive.ts';
import { PageWindows } from './windows/page-windows.ts';
import { WallWindows } from './windows/wall-windows.ts';

/** Settings at fault are read again after this long, ms. */
const AGAIN_MS = 30_000;

/** The application: which windows there are, what they may ask, and the station behind them. */
export class Application {
  readonly options: ShellOptions;
  readonly folder: MachineFolder;
  readonly log: FileLog;
  readonly journal: FileLog;
  readonly exitPin: ExitPin;
  readonly station: StationProcess;
  readonly keepAlive: KeepAlive;
  readonly windows: PageWindows;
  readonly gpu: GpuWatch;
  readonly life: Life;
  machine: MachineSettings | null = null;
  reloads = 0;
  words: Words = createWords(nearestLanguage(process.env['LANG']));
  #walls: WallWindows | undefined;
  #desk: DeskSide | undefined;
  #updates: Updates | undefined;
  #profile: string | undefined;
  #hub: string | undefined;
  #urgent: Urgent[] = [];
  #awake: number | undefined;
  #faults: number[] = [];
  #again: NodeJS.Timeout | undefined;
  /** The cause that the page of a failed start shows. */
  #told: string | undefined;

  constructor(options: ShellOptions) {
    this.options = options;
    const userData = app.getPath('userData');
    this.folder = machineFolder(userData);
    const logs = join(userData, 'logs');
    const log = (name: string): FileLog =>
      openLog({
        file: join(logs, name),
        onFault: ({ message }) => process.stderr.write(`callwall: the log cannot be written: ${message}\n`),
      });
    this.log = log('shell.log');
    this.journal = log('exit-journal.log');
    const mono = (): number => performance.now();
    this.life = new Life({
      log: this.log,
      anew: options.anew,
      lettingGo: (relaunching) => {
        this.#updates?.quitting(relaunching);
        this.#walls?.end();
        this.#desk?.end();
      },
      stopStation: () => this.station.stop(),
    });
    this.exitPin = new ExitPin(() => this.machine?.exitPin, this.journal, mono);
    this.keepAlive = new KeepAlive({
      log: this.log,
      mono,
      reloaded: () => (this.reloads += 1),
      relaunch: (why) => this.life.relaunch(why),
    });
    this.windows = new PageWindows(this.keepAlive);
    this.gpu = new GpuWatch({
      log: this.log,
      software: options.softwareRendering,
      relaunch: (why) => this.life.relaunch(why, ['--software-rendering']),
    });
    this.station = new StationProcess({
      log: this.log,
      ready: (hub) => {
        this.#hub = hub;
        this.windows.close('fault');
      },
      failed: (fault) => {
        this.log.error('the station cannot run', { why: fault.cause });
        this.#openOnce('fault');
      },
      news: (news) => {
        this.#urgent = news.urgent;
        this.#desk?.show(news);
      },
    });
  }

  /** What can happen before Electron is ready, too. */
  listen(): void {
    app.on('second-instance', (_event, args, folder) => this.#invited(args, folder));
    // Whatever else comes to have contents: nothing of what pages are allowed.
    app.on('web-contents-created', (_event, contents) => {
      contents.setWindowOpenHandler(() => ({ action: 'deny' }));
      contents.on('will-attach-webview', (event) => event.preventDefault());
    });
    app.on('open-url', (event, link) => {
      event.preventDefault();
      if (app.isReady()) this.#follow(link);
      else this.options.link = link;
    });
    app.on('open-file', (event, file) => {
      event.preventDefault();
      if (app.isReady()) this.openSetup(file);
      else this.options.file = file;
    });
    app.on('window-all-closed', () => {
      // A desk has its tray; a wall without a display waits for one. What ends is an assistant that nobody answered, and
      // a window on somebody else's station.
      if (this.machine === null || this.options.follow !== undefined) app.quit();
    });
    this.life.listen();
    this.gpu.listen();
    // Electron would show a dialog, which nobody closes on a hall screen.
    process.on('uncaughtException', (fault) => this.#stumbled(fault));
  }

  /** Electron is ready. */
  async start(): Promise<void> {
    this.log.info('Callwall starts', { version: app.getVersion(), electron: process.versions.electron });
    const renderer = readRenderer(join(projectRoot, 'dist', 'renderer'));
    protocol.handle('app', (request) =>
      answerPage(request, {
        files: renderer,
        hub: () => this.#hub,
        // Electron's own `net` is shut for everything but our pages.
        fetch: (address) => fetch(address),
      }),
    );
    hardenSession(session.defaultSession, !app.isPackaged);
    answerPages({
      answers: applicationAnswers(this),
      kindOf: (page) => this.windows.kindOf(page),
      giveWire: (page) => this.station.give(page),
      beat: (page) => this.keepAlive.beat(page),
      refused: (what, why) => this.log.warn('a page asked what it may not', { what, why }),
    });
    if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
    powerMonitor.on('resume', () => this.#resumed());
    await this.begin();
  }

  /** Reads what this machine is and runs as that; asks where nobody has said it yet. */
  async begin(): Promise<void> {
    try {
      this.machine = await machineOf(this.options, this.folder, app.getLocale());
      if (this.machine === null || this.options.file !== undefined) this.openSetup(this.options.file);
      if (this.machine !== null) this.run(this.machine);
    } catch (fault) {
      this.#refuse(fault instanceof Error ? fault : new Error(String(fault)));
    }
  }

  /** Runs as this machine; also after the assistant has changed what it is. */
  run(machine: MachineSettings): void {
    this.machine = machine;
    this.words = createWords(machine.language);
    this.station.start(jobOf(machine, this.folder));
    const opened = (kind: WindowKind) => (window: BrowserWindow, name: string) =>
      this.windows.add(window, kind, name);
    this.#walls ??= new WallWindows({
      settings: () => this.machine ?? machine,
      log: this.log,
      title: () => this.words.say('shell.wall'),
      hub: () => hubOf(this.machine ?? machine, this.folder),
      opened: opened('wall'),
    });
    this.#walls.sync();
    if (machine.role !== 'wall') {
      this.#desk ??= new DeskSide({
        folder: this.folder,
        opened: opened('desk'),
        openSetup: () => this.openSetup(),
        openHealth: () => this.#openOnce('health'),
      });
      this.#desk.run(machine, this.words);
    } else {
      this.#desk?.close();
      this.#desk = undefined;
    }
    this.#stayAwake(machine.role !== 'desk');
    if (this.options.follow === undefined) this.#setAutostart(machine.autostart);
    if (machine.updates !== undefined && app.isPackaged && this.#updates === undefined) {
      this.#updates = new Updates({
        settings: machine.updates,
        log: this.log,
        urgent: () => this.#urgent.length > 0,
        prepare: () => this.life.prepare(),
        comeBack: (why) => this.life.comeBack(why),
      });
      this.#updates.start();
    }
    this.#follow(this.options.link);
  }

  /** Ends the old station before another one is run. */
  async runAnew(machine: MachineSettings): Promise<void> {
    await this.station.stop();
    const before = this.#walls;
    this.run(machine);
    before?.renew();
    this.windows.close('setup');
  }

  /** Opens the assistant. @param file a profile or layout that it begins with */
  openSetup(file?: string): void {
    this.#profile = file;
    this.#openOnce('setup');
  }

  /** The same, asked for by a page: a hall screen with an exit PIN is not set up by whoever passes by. */
  openSetupFromPage(): void {
    if (this.#locked) this.log.warn('the assistant is behind the exit PIN here', {});
    else this.openSetup();
  }

  get #locked(): boolean {
    if (this.machine === null) return isLockedHall(this.folder.machine);
    return this.machine.role === 'wall' && this.machine.exitPin !== undefined;
  }

  /** What the assistant starts from. */
  setupState(): SetupState {
    const { machine, folder, words, log } = this;
    return assistantState({ machine, folder, words, log, profile: this.#profile });
  }

  /** A connection to be tried, with the stored secrets that the assistant does not show. */
  unhidden(what: ConnectionTry): ConnectionTry {
    return unhiddenTry(what, this.machine, this.folder);
  }

  /** Lets a wall go; where there is nothing else, the application. */
  leave(page: WebContents): void {
    const window = BrowserWindow.fromWebContents(page);
    if (window === null) return;
    if (this.machine?.role === 'wall') app.quit();
    else this.#walls?.leave(window);
  }

  tryAgain(): void {
    if (this.machine === null) void this.begin();
    else this.station.start(jobOf(this.machine, this.folder));
  }

  /** A hall screen does not sleep; a desk may. */
  #stayAwake(wanted: boolean): void {
    if (wanted) this.#awake ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (this.#awake !== undefined) {
      powerSaveBlocker.stop(this.#awake);
      this.#awake = undefined;
    }
  }

  /** Where it cannot be written, the machine runs all the same. */
  #setAutostart(on: boolean): void {
    try {
      setAutostart(on, this.options.data, process.platform, process.env);
    } catch (fault) {
      this.log.error('start at login could not be set', { why: String(fault) });
    }
  }

  /** The assistant, the page that says why nothing runs, or that of the application's health: one of each. */
  #openOnce(kind: 'setup' | 'fault' | 'health'): void {
    const query = new URLSearchParams({
      lang: this.words.language,
      theme: this.machine?.theme ?? 'dark',
    });
    // Nobody's typing is disturbed by a page that says what the assistant is there to mend.
    if (kind === 'fault' && this.windows.of('setup').length > 0) return;
    const walls = kind === 'fault' && (this.#locked || this.machine?.role === 'wall');
    if (kind === 'fault' && this.#locked) query.set('locked', '1');
    const other = kind === 'fault' ? this.#isNews() : kind === 'setup' && this.#profile !== undefined;
    // A fault comes again with every try: nobody's focus is taken by it.
    const again = { focus: kind !== 'fault', load: other };
    this.windows.openOnce(
      {
        kind,
        title: this.words.say('app.name'),
        page: `setup.html?${query.toString()}`,
        kiosk: walls,
      },
      again,
    );
  }

  /** Whether nothing runs for another cause than the page of a failed start has told. */
  #isNews(): boolean {
    const before = this.#told;
    this.#told = this.station.fault?.cause;
    return this.#told !== before;
  }

  /** Somebody has started the program a second time, or followed a link to it. */
  #invited(args: readonly string[], folder: string): void {
    const { link, file, settings } = readShellOptions(args);
    if (settings !== undefined) this.#rollOut(resolve(folder, settings));
    else if (link !== undefined) this.#follow(link);
    else if (file !== undefined) this.openSetup(resolve(folder, file));
    else if (this.#desk !== undefined) this.#desk.front();
    else this.windows.of('setup')[0]?.focus();
  }

  /** A fleet's document for a machine that runs already. */
  #rollOut(settings: string): void {
    rollOut(settings, this.folder, process.env).then(
      (machine) => this.runAnew(machine),
      (fault: Error) => this.log.error('a handed setup is at fault', { why: fault.message }),
    );
  }

  #follow(link: string | undefined): void {
    const asked = link === undefined ? null : parseDeepLink(link);
    if (asked === null) return;
    if (asked.open === 'setup') this.openSetup();
    else this.#desk?.openDesk(asked.query);
  }

  /** Nothing runs: the screen says why, and it is tried again by itself. */
  #refuse(fault: Error): void {
    process.stderr.write(`callwall: ${fault.message}\n`);
    this.log.error('no start', { why: fault.message });
    this.station.refuse({ cause: fault.message, tip: this.words.say('shell.fault.settings.tip') });
    this.#openOnce('fault');
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.machine === null && void this.begin(), AGAIN_MS);
  }

  /** A fault of ours: the windows go on, unless it happens again and again. */
  #stumbled(fault: Error): void {
    this.log.error('a fault in the application', { why: fault.stack ?? fault.message });
    const { act, failures } = afterFailure(this.#faults, performance.now());
    this.#faults = failures;
    if (act === 'relaunch') this.life.relaunch(fault.message);
  }

  #resumed(): void {
    this.log.info('the machine is awake again', {});
    this.keepAlive.forgive();
    this.#walls?.sync();
    for (const window of BrowserWindow.getAllWindows()) window.webContents.invalidate();
  }
}
