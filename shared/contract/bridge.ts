import type { DisplayChoice, SetupInput } from '../model/machine.ts';
import type { SettingsInput } from '../model/settings.ts';
import type { Language } from '../words/words.ts';

/** Which kind of window a page of the Electron shell is in. */
export type WindowKind = 'wall' | 'desk' | 'setup' | 'fault' | 'health';

/**
 * Stands in the place of a station's secret that is set but not shown (`secret`, `token`, `siteKey`). Where a setup or a
 * source to be tried brings it back, the stored one is meant: a source's by its `id`, a token's by its place in the list.
 */
export const keptSecret = 'kept:';
/** Stands before the mark of an address that is a secret itself, such as a web-hook's: where an address is asked for, it is one. */
export const keptAddress = 'https://kept.invalid/#';

/** Whether a text stands for a secret that is kept. */
export function isKept(text: string): boolean {
  return text.startsWith(keptSecret) || text.startsWith(`${keptAddress}${keptSecret}`);
}

/** One problem of a setup: `path` as in `machine.follow.url`, `message` says what is wrong and what to do. */
export interface SetupProblem {
  path: string;
  message: string;
}

/** What the first-run assistant starts from. `current`: the settings in force, secrets left out or `keptSecret`; null at the first start. */
export interface SetupState {
  displays: DisplayChoice[];
  current: SetupInput | null;
  /** Set but not shown, and kept when the setup does not name it; the token only with the address it was given for. */
  keeps: { pin: boolean; followToken: boolean };
  /** Whether this system can start Callwall at login. */
  canAutostart: boolean;
  /** The zone of this machine's clock, IANA. */
  zone: string;
}

/** The sources a setup can name, as the station's settings have them. */
export type SourceInput = NonNullable<SettingsInput['sources']>[number];
/** What can be tried from here before it is stored. */
export type ConnectionTry =
  | { kind: 'source'; source: SourceInput }
  | { kind: 'follow'; url: string; token?: string | undefined };
/** `fault` is one sentence that says what, where and what to do. */
export type ConnectionAnswer = { ok: true; detail: string } | { ok: false; fault: string };

export type PinAnswer =
  | { ok: true }
  /** `waitMs`: until the next try is looked at. */
  | { ok: false; why: 'wrong' | 'wait' | 'none'; waitMs: number };

/** Why the station is not there, for the page that says so. */
export interface StartFault {
  cause: string;
  tip: string;
}

/** What the shell knows of itself, for the health page. */
export interface ShellHealth {
  /** Version of Electron. */
  backend: string;
  /** Since when this process runs, epoch ms. */
  since: number;
  /** Crash reports kept on this machine. */
  crashReports: number;
  stationRestarts: number;
  pageReloads: number;
  gpuLosses: number;
  softwareRendering: boolean;
}

/**
 * What the preload exposes to pages as `window.callwallShell`: verbs, no channels. A page that finds nothing there runs
 * in a browser and speaks WebSocket with the hub.
 */
export interface Bridge {
  readonly window: WindowKind;
  readonly versions: { app: string; electron: string; chrome: string };
  /** Asks for a wire to the station; it comes as a `message` event whose data is `wireMessage`, with one port. */
  askForWire(): void;
  /** Calls back when somebody at a hall screen asked for the way out (Ctrl+Alt+Q): the page shows where to type the PIN. */
  onPinAsked(asked: () => void): void;
  /** Tries to leave the kiosk. */
  leaveKiosk(pin: string): Promise<PinAnswer>;
  readSetup(): Promise<SetupState>;
  tryConnection(what: ConnectionTry, language: Language): Promise<ConnectionAnswer>;
  /** Stores the setup and starts what it says; the window closes then. An empty list: done. */
  applySetup(setup: SetupInput): Promise<SetupProblem[]>;
  startFault(): Promise<StartFault | null>;
  /** Starts everything anew after a failed start. */
  tryAgain(): void;
  openSetup(): void;
  health(): Promise<ShellHealth>;
  /** Saves a text under a name that people choose; false when they did not. */
  saveText(name: string, text: string): Promise<boolean>;
  /** Saves a file, its content as base64, under a name that people choose; false when they did not. */
  saveBytes(name: string, base64: string): Promise<boolean>;
  /** Writes this page to a PDF file that people choose; false when they did not. */
  printPdf(): Promise<boolean>;
}

/** The data of the message that brings a page its port. */
export const wireMessage = 'callwall:wire';
/** The data of the message that says that the port is of no use any more: the station's process is gone. */
export const wireLostMessage = 'callwall:wire-lost';
/** Where preload puts the bridge in a page's `window`. */
export const bridgeName = 'callwallShell';
