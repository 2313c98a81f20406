import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { electronBackend } from '../support/electron-app.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import { dialStation } from '../support/source.ts';

sayWhenSkipped('the application on the desktop');
const onStandin = ready && electronBackend().kind === 'stand-in';
if (ready && !onStandin)
  console.log('skip: what the application asks of the desktop is only written down by the stand-in');

const values = (recorded: { value: unknown }[]): string => JSON.stringify(recorded.map(({ value }) => value));

describe.skipIf(!onStandin)('on the desktop, the application', () => {
  it('shows in the tray, the badge and by a notification what is urgent, once', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'desk' }) });
    await shell.page('desk');
    const lastTip = async (): Promise<unknown> => (await shell.recorded('tray.toolTip')).at(-1)?.value;
    await expect.poll(lastTip, { timeout: 15_000 }).toBe('话务大屏 · 正常');
    const feed = `${shell.hub.replace('http', 'ws')}/feed`;
    const source = dialStation(feed, 'acd-north');
    await source.say({ type: 'contact.queued', time: Date.now(), data: { contact: 'c1', queue: 'q1' } });
    await source.close();
    await expect.poll(lastTip, { timeout: 15_000 }).toBe('话务大屏 · 有严重告警');
    expect((await shell.recorded('app.badge')).at(-1)?.value).toBe(1);
    // The rule `feed-silent` tells of it after 15 s, and the page makes its sound: one call for one cause.
    await expect
      .poll(() => shell.recorded('notification'), { timeout: 40_000 })
      .toMatchObject([
        { value: { title: expect.stringContaining('数据源静默'), urgency: 'critical', silent: true } },
      ]);
    expect((await shell.recorded('app.badge')).at(-1)?.value).toBe(1);
    expect(await shell.recorded('shell.beep')).toEqual([]);
    const again = given.keep(dialStation(feed, 'acd-north'), (opened) => opened.close());
    await again.say({ type: 'contact.answered', time: Date.now(), data: { contact: 'c1', agent: 'a1' } });
    await expect.poll(lastTip, { timeout: 40_000 }).toBe('话务大屏 · 正常');
    expect((await shell.recorded('app.badge')).at(-1)?.value).toBe(0);
    expect(await shell.recorded('notification')).toHaveLength(1);
  });

  it('has a menu in both languages, opens desks by it and prints a page into a file', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'desk', language: 'en' }) });
    const desk = await shell.page('desk');
    const menu = values(await shell.recorded('menu.application'));
    for (const label of ['New desk window', 'Setup assistant…', 'Export as PDF…', 'Quit'])
      expect(menu).toContain(label);
    await shell.act('clickApplicationMenu', 'New desk window');
    for (const nth of [0, 1]) await (await shell.page('desk', nth)).waitForSelector('#desk > *');
    const file = join(shell.userData, 'wall.pdf');
    await shell.answerDialog('showSaveDialog', { canceled: false, filePath: file });
    await desk.bringToFront();
    await shell.act('clickApplicationMenu', 'Export as PDF…');
    await expect.poll(() => existsSync(file) && statSync(file).size > 1_000, { timeout: 15_000 }).toBe(true);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    await shell.act('clickApplicationMenu', 'Health…');
    const health = await shell.page('health');
    await expect.poll(() => health.locator('.verdict').innerText()).toContain('All is well');
    expect(await health.locator('dl').innerText()).toMatch(/Crash reports on this machine\s+0/);
    await shell.act('clickTrayMenu', 'Setup assistant…');
    const assistant = await shell.page('setup');
    await expect.poll(() => assistant.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('starts at login where that is wanted, keeps a wall awake, and not longer than wanted', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const env = { XDG_CONFIG_HOME: join(folder, 'config') };
    const entry = join(env.XDG_CONFIG_HOME, 'autostart', 'callwall.desktop');
    const setup = await setupOf({ role: 'wall', autostart: true });
    const shell = await startShell(given, { setup, folder, env });
    await shell.page('wall');
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec="\/.*"$/m);
    expect(values(await shell.recorded('power.block'))).toBe('["prevent-display-sleep"]');
    await shell.app.close();
    const other = await setupOf({ role: 'desk', autostart: false });
    const second = await startShell(given, { setup: other, folder, env });
    await second.page('desk');
    expect(existsSync(entry)).toBe(false);
    expect(await second.recorded('power.block')).toEqual([]);
  });

  it('begins the assistant with a layout that was opened, and takes nothing over by itself', async () => {
    const given = scratch(onTestFinished);
    const folder = given.folder();
    const layout = join(folder, 'hall.callwall');
    writeFileSync(layout, JSON.stringify({ layout: [{ display: 'LG 3840x2160', scenes: 'slots:30' }] }));
    const shell = await startShell(given, { setup: await setupOf({ role: 'desk' }), folder, args: [layout] });
    const assistant = await shell.page('setup');
    const state = await assistant.evaluate(() => {
      const bridge: unknown = Reflect.get(window, 'callwallShell');
      const read: unknown =
        typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, 'readSetup') : null;
      return typeof read === 'function' ? Reflect.apply(read, bridge, []) : null;
    });
    expect(state).toMatchObject({
      current: { machine: { role: 'desk', displays: [{ scenes: 'slots:30' }] } },
    });
    expect(readFileSync(join(folder, 'machine.json'), 'utf8')).not.toContain('slots:30');
  });

  it('looks at everything anew when the machine wakes up', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'wall' }) });
    await shell.page('wall');
    await shell.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect.poll(() => shell.log()).toContain('the machine is awake again');
    expect((await shell.recorded('webContents.invalidate')).length).toBeGreaterThan(0);
  });
});
