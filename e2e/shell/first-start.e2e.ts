import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import { bridgeName } from '../../shared/contract/bridge.ts';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';

sayWhenSkipped('the first start');

describe.skipIf(!ready)('the first start', () => {
  it('asks what the machine is, stores it and runs as that', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given);
    const assistant = await shell.page('setup');
    await assistant.waitForSelector('form, main');
    const setup = await setupOf({ role: 'desk', pin: '13579' }, { centre: '中国邮政 11183' });
    const problems = await assistant.evaluate(
      async ({ name, given: asked }) => {
        const bridge: unknown = Reflect.get(window, name);
        const apply: unknown =
          typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'applySetup') : null;
        if (typeof apply !== 'function') throw new Error('no bridge');
        return [
          await Reflect.apply(apply, bridge, [{ machine: { role: 'nothing' } }]),
          await Reflect.apply(apply, bridge, [asked]),
        ];
      },
      { name: bridgeName, given: setup },
    );
    expect(problems[0]).toMatchObject([{ path: 'machine.role' }]);
    expect(problems[1]).toEqual([]);
    const desk = await shell.page('desk');
    await expect
      .poll(() => desk.locator('header').first().innerText(), { timeout: 15_000 })
      .toContain('中国邮政 11183');
    const feed = `ws://127.0.0.1:${setup.station.listen.port}/feed`;
    await expect.poll(() => desk.locator('body').innerText()).toContain(feed);
    const machine = join(shell.userData, 'machine.json');
    expect(readFileSync(machine, 'utf8')).not.toContain('13579');
    expect(readFileSync(machine, 'utf8')).toContain('scrypt$');
    if (process.platform !== 'win32') expect(statSync(machine).mode & 0o077).toBe(0);
  });

  it('takes a document for a fleet, and refuses one that is at fault without storing anything', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const file = join(folder, 'fleet.json');
    writeFileSync(file, JSON.stringify({ machine: { role: 'wall', pin: '12' } }));
    const shell = await startShell(given, { folder, args: [`--settings=${file}`] });
    const fault = await shell.page('fault');
    await expect.poll(() => fault.locator('body').innerText()).toContain('machine.pin');
    expect(existsSync(join(folder, 'machine.json'))).toBe(false);
  });
});
