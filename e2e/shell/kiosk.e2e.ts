import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { electronBackend } from '../support/electron-app.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import type { Shell } from '../support/shell.ts';
import { hasXServer } from '../support/x-server.ts';

sayWhenSkipped('the kiosk');
const canShow = ready && (hasXServer() || electronBackend().kind === 'electron');
if (ready && !canShow) console.log('skip: the kiosk (Xvfb, openbox and xrandr are needed)');

/** Two monitors side by side. */
const left = { name: 'HALL-L', x: 0, y: 0, width: 960, height: 540 };
const right = { name: 'HALL-R', x: 960, y: 0, width: 960, height: 540 };

/** Tells the application what stands there now, as when somebody pulls a plug. */
function plug(shell: Shell, monitors: (typeof left)[]): Promise<void> {
  return shell.act(
    'setDisplays',
    monitors.map(({ name, ...bounds }) => ({ label: name, ...bounds })),
  );
}

/** Scenes by the place of their windows. */
async function shown(shell: Shell): Promise<string[]> {
  const walls = await shell.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.isKiosk())
      .map(
        (window) =>
          `${window.getBounds().x} ${new URL(window.webContents.getURL()).searchParams.get('scenes')}`,
      ),
  );
  return walls.toSorted();
}

describe.skipIf(!canShow)('a hall screen', () => {
  it('has a wall on each display with its own scenes, and gives them back after unplugging', async () => {
    const given = scratch(onTestFinished);
    const displays = [{ display: 'HALL-R 960x540', scenes: 'slots:10,floor' }];
    const setup = await setupOf({ role: 'wall', displays });
    const shell = await startShell(given, { setup, monitors: [left, right] });
    await shell.page('wall', 1);
    const both = ['0 overview', '960 slots:10,floor'];
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(both);
    await plug(shell, [left]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(['0 overview']);
    const from = performance.now();
    await plug(shell, [right, left]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(both);
    expect(performance.now() - from).toBeLessThan(5_000);
    await plug(shell, []);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual([]);
    await plug(shell, [left, right]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(both);
  });

  it('is left by the right PIN, asked for by Ctrl+Alt+Q, and every try is in the journal', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'wall', pin: '2468' }) });
    const wall = await shell.page('wall');
    await wall.waitForSelector('#wall > *');
    const ended = new Promise<void>((done) => shell.app.on('close', () => done()));
    const press = (): Promise<void> =>
      shell.app.evaluate(({ BrowserWindow }) => {
        const held = { control: true, alt: true, shift: false, meta: false };
        const event = { preventDefault: () => undefined, defaultPrevented: false };
        BrowserWindow.getAllWindows()[0]?.webContents.emit('before-input-event', event, {
          type: 'keyDown',
          key: 'q',
          ...held,
        });
      });
    // A page that has just come may not listen yet: people press again.
    const dialog = wall.getByRole('dialog');
    const asked = async (): Promise<number> => {
      await press();
      return dialog.count();
    };
    await expect.poll(asked, { timeout: 15_000, interval: 500 }).toBe(1);
    await wall.keyboard.type('1111');
    await wall.keyboard.press('Enter');
    await expect
      .poll(() => readFileSync(join(shell.userData, 'logs', 'exit-journal.log'), 'utf8'))
      .toContain('exit PIN wrong');
    await wall.keyboard.type('2468');
    await wall.keyboard.press('Enter');
    await ended;
    const journal = readFileSync(join(shell.userData, 'logs', 'exit-journal.log'), 'utf8');
    expect(journal).toContain('exit PIN right');
    expect(journal).not.toMatch(/1111|2468/);
  });
});
