import { EventEmitter } from 'node:events';
import type { Clipboard, CrashReporter, GlobalShortcut, NativeTheme, SafeStorage, Shell } from 'electron';
import { record, seam } from './recorded.ts';
import { standIn } from './strict.ts';

/** What leads out of the application is only written down. */
export const shell = standIn<Shell>('shell', {
  openExternal: (url) => Promise.resolve(record('shell.openExternal', url)),
  openPath(path) {
    record('shell.openPath', path);
    return Promise.resolve('');
  },
  showItemInFolder: (path) => record('shell.showItemInFolder', path),
  beep: () => record('shell.beep'),
});

export const crashReporter = standIn<CrashReporter>('crashReporter', {
  start: (options) => record('crashReporter.start', options),
  addExtraParameter: (key, value) => record('crashReporter.parameter', { key, value }),
  getUploadToServer: () => false,
});

export const nativeTheme = standIn<NativeTheme>(
  'nativeTheme',
  { shouldUseDarkColors: true, themeSource: 'system' },
  new EventEmitter(),
);

/** Nothing here keeps secrets: as on a Linux without a keyring. */
export const safeStorage = standIn<SafeStorage>('safeStorage', { isEncryptionAvailable: () => false });

let copied = '';
export const clipboard = standIn<Clipboard>('clipboard', {
  writeText(text) {
    copied = text;
    return Promise.resolve();
  },
  readText: () => Promise.resolve(copied),
});

const shortcuts = new Map<string, () => void>();
export const globalShortcut = standIn<GlobalShortcut>('globalShortcut', {
  register(accelerator, told) {
    const isFree = !shortcuts.has(accelerator);
    if (isFree) shortcuts.set(accelerator, told);
    return isFree;
  },
  unregister: (accelerator) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (accelerator) => shortcuts.has(accelerator),
});
seam.act['pressShortcut'] = (accelerator: string) => shortcuts.get(accelerator)?.();
