import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that turns caller numbers into opaque tokens: the one of the settings, else the one kept in the data folder
 * (`site-key`, 256 random bits, made at the first start). Losing it means that a returning caller is not recognised.
 * @throws the system's error when the folder cannot be written.
 */
export function siteKey(dataFolder: string, configured: string | undefined): string {
  if (configured !== undefined) return configured;
  const file = join(dataFolder, 'site-key');
  mkdirSync(dataFolder, { recursive: true });
  try {
    // `wx`: of two processes that start together only one makes the key.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault;
  }
  return readFileSync(file, 'utf8').trim();
}
