import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import type { DisplayInfo } from '../../main/shell/policies/display-identity.ts';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import type { Shell } from '../support/shell.ts';

sayWhenSkipped('the kiosk');

const left: DisplayInfo = {
  id: 11,
  label: 'HALL-L',
  bounds: { x: 0, y: 0, width: 960, height: 540 },
  scaleFactor: 1,
};
const right: DisplayInfo = {
  id: 12,
  label: 'HALL-R',
  bounds: { x: 960, y: 0, width: 960, height: 540 },
  scaleFactor: 1,
};

/** Tells the application other displays than there are: through the stand-in's seam, or over `screen` itself. */
function plug(shell: Shell, displays: DisplayInfo[]): Promise<void> {
  return shell.app.evaluate(({ screen }, told) => {
    const all = told.map((display) => ({ ...display, workArea: display.bounds, size: display.bounds }));
    Reflect.set(screen, 'getAllDisplays', () => all);
    screen.emit('display-metrics-changed', {}, all[0], ['bounds']);
  }, displays);
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

describe.skipIf(!ready)('a hall screen', () => {
  it('has a wall on each display with its own scenes, and gives them back after unplugging', async () => {
    const given = scratch(onTestFinished);
    const displays = [{ display: 'HALL-R 960x540', scenes: 'slots:10,floor' }];
    const shell = await startShell(given, { setup: await setupOf({ role: 'wall', displays }) });
    await shell.page('wall');
    await plug(shell, [left, right]);
    const both = ['0 overview', '960 slots:10,floor'];
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(both);
    await plug(shell, [left]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(['0 overview']);
    const from = performance.now();
    await plug(shell, [{ ...right, id: 99 }, left]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(both);
    expect(performance.now() - from).toBeLessThan(5_000);
    await plug(shell, [left, { ...right, bounds: { ...right.bounds, x: 1000 } }]);
    await expect.poll(() => shown(shell), { timeout: 10_000 }).toEqual(['0 overview', '1000 slots:10,floor']);
  });

  it('is left by the right PIN, asked for by Ctrl+Alt+Q, and every try is in the journal', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'wall', pin: '2468' }) });
    const wall = await shell.page('wall');
    await wall.waitForSelector('#wall > *');
    const ended = new Promise<void>((done) => shell.app.on('close', () => done()));
    await shell.app.evaluate(({ BrowserWindow }) => {
      const held = { control: true, alt: true, shift: false, meta: false };
      const event = { preventDefault: () => undefined, defaultPrevented: false };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('before-input-event', event, {
        type: 'keyDown',
        key: 'q',
        ...held,
      });
    });
    const dialog = wall.getByRole('dialog');
    await dialog.waitFor();
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
