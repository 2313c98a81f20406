import type { AfterPackContext } from 'electron-builder';
import { ALLOW_STANDIN, standInRefusal, standInVersion } from './stand-in.ts';

/** Stops electron-builder, before anything is made of the packed folder, when the Electron in it is the tests' stand-in. */
export function afterPack({ appOutDir, packager }: AfterPackContext): void {
  const version = standInVersion(appOutDir);
  if (version === undefined) return;
  // electron-builder hands all its options on, though its types know only some of them here.
  const { options } = packager.info;
  const publish = 'publish' in options && typeof options.publish === 'string' ? options.publish : 'never';
  const refusal = standInRefusal(version, { allowed: process.env[ALLOW_STANDIN] === '1', publish });
  if (refusal !== undefined) throw new Error(refusal);
}
