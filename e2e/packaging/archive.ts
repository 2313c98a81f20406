import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';

/** The files in an archive with their paths from its top, folders left out. */
export function filesIn(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => !('files' in statFile(archive, path)));
}

/** What Electron compares on Windows and macOS before it reads an archive: the SHA-256 of its header. */
export function headerHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

/** Files inside the archive whose content is not what the header's hash says. */
export function damagedFiles(archive: string): string[] {
  return filesIn(archive).filter((path) => {
    const entry = statFile(archive, path);
    if (!('integrity' in entry) || entry.unpacked === true) return false;
    return createHash('sha256').update(extractFile(archive, path)).digest('hex') !== entry.integrity.hash;
  });
}

/**
 * Files that no program of the archive reaches by its imports, and imports that lead nowhere.
 * @param entries paths of the programs
 */
export function unreached(
  archive: string,
  entries: readonly string[],
): { idle: string[]; missing: string[] } {
  const scripts = new Set(filesIn(archive).filter((path) => /^dist\/(shell|hub|chunks)\/.*\.js$/.test(path)));
  const seen = new Set<string>();
  const missing: string[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    if (!scripts.has(path)) return void missing.push(path);
    const source = extractFile(archive, path).toString();
    for (const [, imported = ''] of source.matchAll(/(?:\bfrom|\bimport\(?)\s*["'`](\.[^"'`]+\.js)["'`]/g))
      visit(posix.join(posix.dirname(path), imported));
  };
  entries.forEach(visit);
  return { idle: [...scripts].filter((path) => !seen.has(path)), missing };
}
