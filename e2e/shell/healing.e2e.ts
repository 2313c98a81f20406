import { describe, expect, onTestFinished, it } from 'vitest';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { electronBackend } from '../support/electron-app.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import type { Shell } from '../support/shell.ts';
import { dialStation } from '../support/source.ts';

sayWhenSkipped('the application heals itself');

/**
 * What a wall shows, asked through the main process: a page that has crashed once is lost to the test's own connection.
 * Null while it cannot answer.
 */
async function wallSays(shell: Shell): Promise<{ live: boolean; depth: string } | null> {
  return shell.app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isKiosk());
    if (window === undefined) return null;
    const late = new Promise<null>((done) => setTimeout(() => done(null), 1_000));
    const asked = window.webContents
      .executeJavaScript(
        `({ live: document.querySelector('.fresh-fresh') !== null,
            depth: document.querySelector('.queue-now .figure')?.textContent ?? '' })`,
      )
      .catch(() => null);
    return Promise.race([asked, late]);
  });
}

/** Waits until the wall shows live figures; told as seconds since `from` (monotonic ms). */
async function liveAgain(shell: Shell, from: number): Promise<number> {
  const deadline = performance.now() + 40_000;
  while ((await wallSays(shell))?.live !== true) {
    if (performance.now() > deadline) throw new Error('the wall did not come back');
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return (performance.now() - from) / 1000;
}

/** A wall with a source that says something now. */
async function liveWall(): Promise<Shell> {
  const given = scratch(onTestFinished);
  const shell = await startShell(given, { setup: await setupOf({ role: 'wall' }) });
  const wall = await shell.page('wall');
  const source = given.keep(dialStation(`${shell.hub.replace('http', 'ws')}/feed`), (opened) =>
    opened.close(),
  );
  const time = Date.now();
  await source.say({ type: 'contact.queued', time, data: { contact: 'c1', queue: 'q1' } });
  await wall.waitForSelector('.fresh-fresh', { timeout: 20_000 });
  return shell;
}

describe.skipIf(!ready)('the application', () => {
  it('has a page that crashed back within 5 s', async () => {
    const shell = await liveWall();
    const from = performance.now();
    await shell.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      process.kill(window!.webContents.getOSProcessId(), 'SIGKILL');
    });
    await expect.poll(() => shell.log()).toContain('a page failed');
    expect(await liveAgain(shell, from)).toBeLessThan(5);
    expect((await wallSays(shell))?.depth).toContain('1');
  });

  it('has a page that hangs back within 20 s, and its stack in the log', async () => {
    const shell = await liveWall();
    const from = performance.now();
    const wall = await shell.page('wall');
    void wall
      .evaluate(() => {
        function countForEver(): void {
          for (let n = 0; ; n += 1) if (n < 0) return;
        }
        countForEver();
      })
      .catch(() => undefined);
    await expect.poll(() => shell.log(), { timeout: 20_000 }).toContain('a page hangs');
    expect(await liveAgain(shell, from)).toBeLessThan(20);
    // The stand-in cannot tell where a page hung.
    expect(shell.log()).toMatch(
      electronBackend().kind === 'electron' ? /"stack":"(?!not known)/ : /"stack":/,
    );
  });

  it('starts the station again when its process is killed, and nothing is lost', async () => {
    const shell = await liveWall();
    const from = performance.now();
    const pid = await shell.app.evaluate(({ app }) => {
      const station = app.getAppMetrics().find(({ name }) => name === 'callwall-station');
      if (station === undefined) throw new Error('no station among the processes');
      process.kill(station.pid, 'SIGKILL');
      return station.pid;
    });
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => shell.log()).toContain('the station is gone');
    await expect.poll(async () => (await wallSays(shell))?.live, { timeout: 15_000 }).toBe(false);
    const took = await liveAgain(shell, from);
    expect(took).toBeLessThan(15);
    expect((await wallSays(shell))?.depth).toContain('1');
  });

  it('draws again after the graphics process is gone, and without it after the third time', async () => {
    const shell = await liveWall();
    const lose = async (losses: number): Promise<void> => {
      await shell.app.evaluate(({ app }) => {
        const gpu = app.getAppMetrics().find(({ type }) => type === 'GPU');
        if (gpu === undefined) throw new Error('no graphics process');
        process.kill(gpu.pid, 'SIGKILL');
      });
      await expect.poll(() => shell.log(), { timeout: 10_000 }).toContain(`"losses":${losses}`);
    };
    await lose(1);
    expect(await liveAgain(shell, performance.now())).toBeLessThan(5);
    expect((await shell.recorded('webContents.invalidate')).length).toBeGreaterThan(0);
    await lose(2);
    expect(await liveAgain(shell, performance.now())).toBeLessThan(5);
    const ended = new Promise<void>((done) => shell.app.on('close', () => done()));
    await lose(3);
    await ended;
    expect(shell.log()).toContain('the graphics process is gone too often');
    expect(shell.log()).toContain('"added":"--software-rendering --anew=1"');
  });

  it('starts anew when pages fail three times in five minutes', async () => {
    const shell = await liveWall();
    const ended = new Promise<void>((done) => shell.app.on('close', () => done()));
    for (let failures = 1; failures <= 3; failures += 1) {
      await shell.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      });
      const so = failures;
      await expect.poll(() => shell.log().split('a page failed').length - 1, { timeout: 10_000 }).toBe(so);
      if (failures < 3) await liveAgain(shell, performance.now());
    }
    await ended;
    expect(shell.log()).toContain('the application starts anew');
    expect(shell.log()).toContain('"added":"--anew=1"');
  });
});
