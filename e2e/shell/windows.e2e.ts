import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import { dialStation } from '../support/source.ts';
import { startHub } from '../support/hub-process.ts';

sayWhenSkipped('the application’s windows');

describe.skipIf(!ready)('the application', () => {
  it('shows a desk with live figures, from a station in a process of its own', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'desk' }) });
    const desk = await shell.page('desk');
    const source = given.keep(dialStation(`${shell.hub.replace('http', 'ws')}/feed`), (opened) =>
      opened.close(),
    );
    await source.say({ type: 'contact.queued', time: Date.now(), data: { contact: 'c1', queue: 'q1' } });
    await desk.waitForSelector('.fresh-fresh', { timeout: 20_000 });
    expect(await desk.locator('.queues tbody tr').first().innerText()).toContain('q1');
    expect(await desk.locator('header').first().innerText()).toContain('国网 95598');
    const station = await shell.app.evaluate(
      ({ app }) => app.getAppMetrics().filter(({ name }) => name === 'callwall-station').length,
    );
    expect(station).toBe(1);
    expect(shell.troubles).toEqual([]);
  });

  it('opens a second desk, and both again where they stood', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const setup = await setupOf({ role: 'desk' });
    const first = await startShell(given, { setup, folder });
    await first.page('desk');
    await first.app.evaluate(({ app, BrowserWindow }) => {
      app.emit('second-instance', {}, ['callwall', 'callwall://desk?theme=light'], '/');
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1000, height: 640 });
    });
    const second = await first.page('desk', 1);
    await expect
      .poll(() => second.evaluate(() => document.documentElement.dataset['theme']), { timeout: 15_000 })
      .toBe('light');
    await expect.poll(() => readFileSync(join(folder, 'windows.json'), 'utf8')).toContain('"width": 1000');
    await first.app.close();
    const again = await startShell(given, { folder });
    await again.page('desk', 1);
    const widths = await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getBounds().width),
    );
    expect(widths).toContain(1000);
  });

  it('follows a station that runs elsewhere, with a token that no page sees', async () => {
    const given = scratch(onTestFinished);
    const token = 'viewer-s3cret-token';
    const hub = await startHub({
      folder: given.folder(),
      settings: { centre: '陕西 96789', tokens: [{ token, viewer: true }] },
    });
    given.keep(hub, (running) => running.signal('SIGTERM'));
    const url = hub.url.replace('http', 'ws');
    const shell = await startShell(given, {
      setup: { machine: { role: 'wall', follow: { url, token } } },
    });
    const wall = await shell.page('wall');
    await expect
      .poll(() => wall.locator('header').first().innerText(), { timeout: 15_000 })
      .toContain('陕西 96789');
    expect(await wall.content()).not.toContain(token);
    expect(shell.log()).not.toContain(token);
  });

  it('is there once: a second start wakes the first', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const shell = await startShell(given, { setup: await setupOf({ role: 'desk' }), folder });
    await shell.page('desk');
    const { path, args } = await shell.app.evaluate(() => ({ path: process.execPath, args: process.argv }));
    const program = args[0]?.includes('electron') === true ? args[0] : path;
    const second = spawn(program, [...args.slice(1, 2), `--data=${folder}`], { stdio: 'ignore' });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    expect(shell.app.windows().length).toBeGreaterThan(0);
  });

  it('says why it cannot run when the settings are at fault, and runs when they are mended', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const setup = await setupOf({ role: 'desk' });
    writeFileSync(join(folder, 'machine.json'), JSON.stringify({ version: 1, role: 'dsek' }));
    const shell = await startShell(given, { folder });
    const fault = await shell.page('fault');
    await expect.poll(() => fault.locator('body').innerText()).toContain('role');
    writeFileSync(join(folder, 'machine.json'), JSON.stringify({ ...setup.machine, version: 1 }));
    await fault.getByRole('button').first().click();
    await shell.page('desk');
  });
});
