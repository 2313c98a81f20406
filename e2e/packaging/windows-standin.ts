import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { fillCommon, fuseWire } from './make-standin.ts';

const english = { lang: 1033, codepage: 1200 };

/**
 * Electron's folder on Windows, as far as electron-builder works on it: an executable without code, with the version
 * resource and the fuses that are changed.
 */
export function makeWindowsStandin(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(english, { FileDescription: 'Electron stand-in' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  const program = Buffer.concat([Buffer.from(executable.generate()), Buffer.from(fuseWire, 'latin1')]);
  writeFileSync(join(folder, 'electron.exe'), program);
  fillCommon(folder);
}

/** What stands in a Windows program's resources. */
export interface ExeResources {
  strings: Record<string, string>;
  /** Sizes in pixels of its icon. */
  icons: number[];
  /** The archives whose header Electron compares before it reads them. */
  integrity: { file: string; alg: string; value: string }[];
}

/** Reads back what electron-builder writes into a program. */
export function readExe(file: string): ExeResources {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(file)));
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const [group] = Resource.IconGroupEntry.fromEntries(entries);
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return {
    strings: version?.getStringValues(english) ?? {},
    icons: group?.icons.map(({ width }) => width || 256) ?? [],
    integrity: JSON.parse(new TextDecoder().decode(integrity?.bin)) as ExeResources['integrity'],
  };
}
