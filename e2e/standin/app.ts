import { join } from 'node:path';
import type { App, CommandLine, GPUFeatureStatus, ProcessMetric } from 'electron';
import { appEvents, lastClosed, openWindows, phase } from './app-events.ts';
import { pathOf, setPathOf } from './app-paths.ts';
import { chromium } from './chromium.ts';
import { watchDownloads } from './downloads.ts';
import { launched } from './launched.ts';
import { record, warn } from './recorded.ts';
import { hasLock, releaseLock, takeLock } from './single-instance.ts';
import { nothing, preventable, standIn } from './strict.ts';
import { utilityProcesses } from './utility-process.ts';
import { chromiumProcesses, startWatch } from './watch.ts';

const { switches, manifest } = launched;
let name = '';
let loginItem: Electron.Settings = {};
const whenBooted = Promise.withResolvers<void>();

const commandLine = standIn<CommandLine>('app.commandLine', {
  appendSwitch: (key, value = '') => void switches.set(key, value),
  appendArgument: nothing,
  hasSwitch: (key) => switches.has(key),
  getSwitchValue: (key) => switches.get(key) ?? '',
  removeSwitch: (key) => void switches.delete(key),
});

function getName(): string {
  return name === '' ? (manifest.productName ?? manifest.name ?? 'Electron') : name;
}

const language = (): string => switches.get('lang') ?? 'zh-CN';

function leave(code: number): void {
  appEvents.emit('quit', {}, code);
  void chromium.stop().finally(() => process.exit(code));
}

function quit(): void {
  if (phase.quitting) return;
  phase.quitting = true;
  const steps = [
    () => appEvents.emit('before-quit', before),
    () => openWindows.forEach((window) => window.close()),
    () => appEvents.emit('will-quit', will),
  ];
  const [before, will] = [preventable(), preventable()];
  for (const step of steps) {
    step();
    const stays = before.defaultPrevented || will.defaultPrevented;
    if (stays || (step === steps[1] && openWindows.size > 0)) {
      phase.quitting = false;
      return;
    }
  }
  leave(0);
}

function exit(code = 0): void {
  phase.quitting = true;
  for (const window of openWindows) window.destroy();
  leave(code);
}

lastClosed.told = () => {
  if (phase.quitting) return;
  if (!appEvents.emit('window-all-closed')) quit();
};

function requestSingleInstanceLock(additionalData?: object): boolean {
  const start = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
  return takeLock(pathOf('userData', getName()), start, (second) =>
    appEvents.emit(
      'second-instance',
      preventable(),
      second.argv,
      second.workingDirectory,
      second.additionalData,
    ),
  );
}

export const app: App = standIn<App>(
  'app',
  {
    commandLine,
    getName,
    quit,
    exit,
    requestSingleInstanceLock,
    hasSingleInstanceLock: hasLock,
    releaseSingleInstanceLock: releaseLock,
    get isPackaged() {
      return launched.packaged;
    },
    whenReady: () => whenBooted.promise,
    isReady: () => phase.ready,
    setName: (given) => void (name = given),
    getVersion: () => manifest.version ?? launched.made.version,
    getAppPath: () => launched.appPath,
    getPath: (place) => pathOf(place, getName()),
    setPath: setPathOf,
    setAppLogsPath: (path) => setPathOf('logs', path ?? join(pathOf('userData', getName()), 'logs')),
    getLocale: language,
    getSystemLocale: language,
    getPreferredSystemLanguages: () => [language()],
    enableSandbox: () => record('app.enableSandbox'),
    disableHardwareAcceleration: () => record('app.disableHardwareAcceleration'),
    relaunch(options = {}) {
      record('app.relaunch', options);
      // Said as well: nobody can ask a process that has ended.
      warn(`relaunch ${JSON.stringify(options)}`);
    },
    setLoginItemSettings(settings) {
      loginItem = settings;
      record('app.loginItem', settings);
    },
    getLoginItemSettings: () => ({
      openAtLogin: loginItem.openAtLogin ?? false,
      openAsHidden: false,
      wasOpenedAtLogin: false,
      wasOpenedAsHidden: false,
      restoreState: false,
      status: 'not-found',
      executableWillLaunchAtLogin: false,
      launchItems: [],
    }),
    setAsDefaultProtocolClient(scheme) {
      record('app.protocolClient', scheme);
      return true;
    },
    setBadgeCount(count = 0) {
      record('app.badge', count);
      return true;
    },
    setAppUserModelId: (id) => record('app.userModelId', id),
    setDesktopName: (file) => record('app.desktopName', file),
    focus: () => record('app.focus'),
    getGPUFeatureStatus: () => standIn<GPUFeatureStatus>('GPUFeatureStatus', gpuStatus),
    getAppMetrics: () => [
      ...chromiumProcesses().map(metric),
      ...utilityProcesses().map(({ id, name }) => ({
        ...metric({ type: 'utility', id }),
        name,
        serviceName: name,
      })),
    ],
    dock: undefined,
  },
  appEvents,
);

let gpuStatus: Partial<GPUFeatureStatus> = {};
const types: Record<string, ProcessMetric['type']> = { browser: 'Browser', renderer: 'Tab', GPU: 'GPU' };

function metric({ type, id }: { type: string; id: number }): ProcessMetric {
  const nothingMeasured = { percentCPUUsage: 0, idleWakeupsPerSecond: 0 };
  const memory = { workingSetSize: 0, peakWorkingSetSize: 0 };
  return { pid: id, type: types[type] ?? 'Utility', creationTime: 0, cpu: nothingMeasured, memory };
}

/** Starts the browser behind the application and then says that it is ready, once its main module has run to its end. */
export async function boot(): Promise<void> {
  await chromium.start(join(pathOf('userData', getName()), 'standin-chromium'), lostChromium);
  const { gpu } = await chromium.browser.send('SystemInfo.getInfo');
  gpuStatus = gpu.featureStatus ?? {};
  await startWatch();
  await watchDownloads();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, quit);
  phase.ready = true;
  // Through `app`: Playwright puts its own `emit` there to hold this event back until it listens.
  app.emit('ready', {}, {});
  whenBooted.resolve();
}

function lostChromium(): void {
  if (phase.quitting) return;
  warn('Chromium ended by itself');
  exit(1);
}
