import { BrowserWindow } from 'electron';
import type { WebContents } from 'electron';
import type { ConnectionTry, SetupState } from '../../shared/contract/bridge.ts';
import type { MachineSettings } from '../../shared/model/machine.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Log } from '../station/ports.ts';
import type { Answers } from './pages/answer-pages.ts';
import type { ShellOptions } from './policies/command-line.ts';
import type { ExitPin } from './setup/exit-pin.ts';
import { readMachine } from './setup/machine-file.ts';
import type { MachineFolder } from './setup/machine-file.ts';
import type { StationProcess } from './station/station-process.ts';
import type { GpuWatch } from './system/gpu-watch.ts';
import { checkSetup, storeSetup } from './setup/apply-setup.ts';
import { tryInProcess } from './station/try-in-process.ts';
import { countCrashReports } from './system/crash-reports.ts';
import { printPdf, saveBytes, saveText } from './system/save-files.ts';

/** What the answers need of the application. */
export interface Host {
  readonly options: Pick<ShellOptions, 'softwareRendering'>;
  readonly folder: MachineFolder;
  readonly log: Log;
  readonly exitPin: Pick<ExitPin, 'judge'>;
  readonly station: Pick<StationProcess, 'fault' | 'restarts'>;
  readonly gpu: Pick<GpuWatch, 'losses'>;
  readonly words: Words;
  readonly reloads: number;
  readonly machine: MachineSettings | null;
  setupState(): SetupState;
  unhidden(what: ConnectionTry): ConnectionTry;
  runAnew(machine: MachineSettings): Promise<void>;
  leave(page: WebContents): void;
  tryAgain(): void;
  openSetupFromPage(): void;
}

/** What the application answers its pages; who may ask what has been looked at before. */
export function applicationAnswers(application: Host): Answers {
  return {
    async leaveKiosk(page, [pin]) {
      const answer = await application.exitPin.judge(pin, page.getURL());
      if (answer.ok) setTimeout(() => application.leave(page), 200);
      return answer;
    },
    readSetup: () => application.setupState(),
    tryConnection: (_page, [what, language]) => tryInProcess(application.unhidden(what), language),
    async applySetup(_page, [raw]) {
      const checked = checkSetup(raw);
      if ('problems' in checked) return checked.problems;
      try {
        await storeSetup(checked.setup, application.folder, application.machine);
        const machine = readMachine(application.folder.machine, process.env);
        application.log.info('the setup is stored', { role: checked.setup.machine.role });
        if (machine !== null) setTimeout(() => void application.runAnew(machine), 100);
        return [];
      } catch (fault) {
        // A full disk, a secret that is not there, a variable that is not set: the assistant says so.
        return [{ path: '', message: fault instanceof Error ? fault.message : String(fault) }];
      }
    },
    startFault: () => application.station.fault,
    tryAgain: () => application.tryAgain(),
    openSetup: () => application.openSetupFromPage(),
    health: () => ({
      backend: process.versions.electron ?? '',
      since: Math.round(performance.timeOrigin),
      crashReports: countCrashReports(),
      stationRestarts: application.station.restarts,
      pageReloads: application.reloads,
      gpuLosses: application.gpu.losses,
      softwareRendering: application.options.softwareRendering,
    }),
    saveText: (page, [name, text]) =>
      saveText(BrowserWindow.fromWebContents(page), name, text, application.words),
    saveBytes: (page, [name, base64]) =>
      saveBytes(BrowserWindow.fromWebContents(page), name, base64, application.words),
    printPdf: (page) => printPdf(BrowserWindow.fromWebContents(page), application.words),
  };
}
