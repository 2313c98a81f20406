import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scratch } from '../support/scratch.ts';
import { makeStandin } from './make-standin.ts';
import { hasChromium } from './testing/sample.ts';

describe.skipIf(!hasChromium)('the folder that passes for Electron', () => {
  const make = (): string => makeStandin(join(scratch(onTestFinished).folder(), 'dist'));

  it('says its version, and that it is none of Electron', () => {
    const { stdout } = spawnSync(make(), ['--version'], { encoding: 'utf8', timeout: 20_000 });
    expect(stdout).toMatch(/^v\d+\.\d+\.\d+\+standin\n$/);
  });

  it('has fuses that tools read and flip, and keeps to them', async () => {
    const executable = make();
    const asNode = () => {
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
      return spawnSync(executable, ['-p', '6*7'], { encoding: 'utf8', env, timeout: 20_000 }).stdout;
    };
    expect(await getCurrentFuseWire(executable)).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.DISABLE,
    });
    expect(asNode()).toBe('42\n');
    const wanted = { [FuseV1Options.RunAsNode]: false, [FuseV1Options.OnlyLoadAppFromAsar]: true };
    await flipFuses(executable, { version: FuseVersion.V1, ...wanted });
    expect(await getCurrentFuseWire(executable)).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE,
    });
    expect(asNode()).toBe('');
  });
});
