import type { AfterPackContext } from 'electron-builder';
import { ALLOW_STANDIN, standInRefusal, standInVersion } from './stand-in.ts';

/** Stops electron-builder, before anything is made of the packed folder, when the Electron in it is the tests' stand-in. */
export function afterPack({ appOutDir, packager }: AfterPackContext): void {
  const version = standInVersion(appOutDir);
  if (version === undefined) return;
  const { publish } = packager.info.options;
  const refusal = standInRefusal(version, { allowed: process.env[ALLOW_STANDIN] === '1', publish });
  if (refusal !== undefined) throw new Error(refusal);
}
