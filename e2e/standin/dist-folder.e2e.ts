import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scratch } from '../support/scratch.ts';
import { makeStandin } from './make-standin.ts';
import { hasChromium, sampleApp } from './testing/sample.ts';

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

  it('runs a packaged application, by whatever name, out of its archive', async () => {
    const given = scratch(onTestFinished);
    const made = makeStandin(join(given.folder(), 'dist'));
    const executable = join(dirname(made), 'sample');
    renameSync(made, executable);
    await createPackage(sampleApp, join(dirname(made), 'resources', 'app.asar'));
    const args = ['--remote-debugging-port=0', `--user-data-dir=${given.folder()}`];
    const env = { ...process.env, STANDIN_HEADLESS: '1' };
    const child = given.keep(spawn(executable, args, { env }), (it) => it.kill('SIGKILL'));
    const url = await new Promise<string>((done) => {
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
    });
    const browser = given.keep(await chromium.connectOverCDP(url), (it) => it.close());
    const titles = () =>
      Promise.all(browser.contexts().flatMap((one) => one.pages().map((it) => it.title())));
    await expect.poll(titles, { timeout: 15_000 }).toContain('sample page');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
