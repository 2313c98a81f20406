import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Set by `npm run dist -- --allow-standin`, which only the tests give. */
export const ALLOW_STANDIN = 'CALLWALL_ALLOW_STANDIN';

/**
 * The version of the Electron in a folder when it is the stand-in of the tests, which must not reach anybody; undefined
 * for a real one. It says so twice: in `version`, and by the folder with its program.
 * @param folder Electron's own or a packed application's
 */
export function standInVersion(folder: string): string | undefined {
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (version.includes('+standin')) return version;
  return existsSync(join(folder, 'standin')) ? `${version || 'unknown'}, with a folder "standin"` : undefined;
}

/**
 * Why an application packed with the stand-in may not go on, if so.
 * @param publish electron-builder's policy: `never`, or when to publish
 */
export function standInRefusal(
  version: string,
  { allowed, publish }: { allowed: boolean; publish: string },
): string | undefined {
  const what = `The Electron in this package is the stand-in of the tests (version ${version}), not the real one.`;
  if (publish !== 'never')
    return `${what} It is never published (--publish ${publish}): package on a machine that can download Electron.`;
  if (allowed) return undefined;
  return `${what} Nobody could use the package. What to do: leave out electronDist, so that Electron is downloaded (ELECTRON_MIRROR names a mirror).`;
}
