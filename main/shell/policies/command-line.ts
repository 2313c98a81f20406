import { fileURLToPath } from 'node:url';
import { linkOf } from './deep-link.ts';

/** How the application was asked to start. */
export interface ShellOptions {
  /** A setup document for fleet roll-out, applied before anything is opened. */
  settings?: string;
  /** Another place for everything this application keeps. */
  data?: string;
  /** Follow this hub in a plain window, without any settings: what `npm start` does. */
  follow?: string;
  link?: string;
  /** A profile or layout that was double-clicked. */
  file?: string;
  /** Draw without the graphics card; the application starts itself anew with it after the card was lost three times. */
  softwareRendering: boolean;
  /** How often it has started itself anew in a row. */
  anew: number;
}

/** The extension of profiles and layouts. */
export const FILE_EXTENSION = '.callwall';

const valued = { '--settings': 'settings', '--data': 'data', '--follow': 'follow' } as const;

/** Reads what the program was started with; switches of Chromium pass by. */
export function readShellOptions(args: readonly string[]): ShellOptions {
  const options: ShellOptions = {
    softwareRendering: args.includes('--software-rendering'),
    anew: Number(/^--anew=(\d{1,3})$/.exec(args.find((arg) => arg.startsWith('--anew=')) ?? '')?.[1] ?? 0),
  };
  for (const [at, arg] of args.entries()) {
    const [name, given] = splitOnce(arg);
    if (isValued(name)) {
      const value = given ?? args[at + 1];
      if (value !== undefined && value !== '' && !value.startsWith('--')) options[valued[name]] = value;
    }
  }
  const link = linkOf(args);
  const file = args.find((arg) => arg.endsWith(FILE_EXTENSION) && !arg.startsWith('-'));
  // Linux desktops hand files over as addresses.
  const path = file?.startsWith('file:') === true && URL.canParse(file) ? fileURLToPath(file) : file;
  return { ...options, ...(link !== undefined && { link }), ...(path !== undefined && { file: path }) };
}

/**
 * What the application starts itself anew with: as it was started, and `more`. A setup that was handed over is stored by now; its
 * file may be gone.
 */
export function relaunchArguments(args: readonly string[], more: readonly string[]): string[] {
  const kept = args.filter(
    (arg, at) => !/^--(settings|anew)(=|$)/.test(arg) && args[at - 1] !== '--settings' && !more.includes(arg),
  );
  return [...kept, ...more];
}

function splitOnce(arg: string): [string, string | undefined] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

function isValued(name: string): name is keyof typeof valued {
  return Object.hasOwn(valued, name);
}
