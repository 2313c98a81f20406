import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { electronBackend } from '../support/electron-app.ts';
import { scratch } from '../support/scratch.ts';
import { hasXServer } from '../support/x-server.ts';
import { hasChromium, openSample } from './testing/sample.ts';

const tries = { timeout: 10_000, interval: 200 };
const canShow = hasChromium && hasXServer();
if (!canShow) console.log('skip: windows on two displays (Chromium, Xvfb, openbox and xrandr are needed)');
const monitors = [
  { name: 'left', x: 0, y: 0, width: 1280, height: 720 },
  { name: 'right', x: 1280, y: 0, width: 1024, height: 768 },
];

async function opened() {
  const given = scratch(onTestFinished);
  const { shell, page } = await openSample({ monitors });
  given.keep(shell, (it) => it.close());
  return { shell, page };
}

describe.skipIf(!canShow)('windows on a screen with two monitors', () => {
  it('stand where they are put, fill a monitor in kiosk and come back', async () => {
    const { shell, page } = await opened();
    const size = () => page.evaluate(() => [screenX, screenY, innerWidth, innerHeight]);
    await expect.poll(size, tries).toEqual([40, expect.any(Number), 640, expect.any(Number)]);
    await shell.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 1300, y: 20, width: 500, height: 300 });
      window?.setKiosk(true);
    });
    await expect.poll(size, tries).toEqual([1280, 0, 1024, 768]);
    const kiosk = await shell.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return [window?.isKiosk(), window?.isFullScreen(), window?.getBounds()];
    });
    expect(kiosk).toEqual([true, true, { x: 1280, y: 0, width: 1024, height: 768 }]);
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setKiosk(false));
    await expect.poll(async () => (await size())[2], tries).toBe(500);
  });

  it('say when people move them', async () => {
    const { shell } = await opened();
    const display = await shell.app.evaluate(({ BrowserWindow }) => {
      const { heard } = Reflect.get(globalThis, 'sample');
      BrowserWindow.getAllWindows()[0]?.on('move', () => heard.push('move'));
      heard.length = 0;
      return process.env['DISPLAY'] ?? '';
    });
    const env = { ...process.env, DISPLAY: display };
    spawnSync('xdotool', ['search', '--name', 'sample page', 'windowmove', '300', '200'], {
      env,
      timeout: 5_000,
    });
    const where = () =>
      shell.app.evaluate(({ BrowserWindow }) => [
        BrowserWindow.getAllWindows()[0]?.getBounds().x,
        Reflect.get(globalThis, 'sample').heard[0],
      ]);
    await expect.poll(where, tries).toEqual([300, 'move']);
  });

  it('are told of displays that come and go', async () => {
    const { shell } = await opened();
    const names = () => shell.app.evaluate(({ screen }) => screen.getAllDisplays().map(({ label }) => label));
    expect(await names()).toEqual(['left', 'right']);
    await shell.app.evaluate(({ screen }) => {
      const { heard } = Reflect.get(globalThis, 'sample');
      heard.length = 0;
      screen.on('display-removed', (_event, { label }) => heard.push(`- ${label}`));
      screen.on('display-added', (_event, { label }) => heard.push(`+ ${label}`));
    });
    if (electronBackend().kind !== 'stand-in') return;
    const [left] = monitors.map(({ name: label, ...place }) => ({ label, ...place }));
    await shell.act('setDisplays', [left]);
    await shell.act('setDisplays');
    expect(await shell.app.evaluate(() => Reflect.get(globalThis, 'sample').heard)).toEqual([
      '- right',
      '+ right',
    ]);
    expect(await names()).toEqual(['left', 'right']);
  });
});

describe.skipIf(!hasChromium)('without a screen', () => {
  it('an application runs all the same', async () => {
    const { shell, page } = await openSample({ monitors: 'headless' });
    onTestFinished(() => shell.close());
    expect(await page.title()).toBe('sample page');
  });
});
