import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LaunchedShell } from '../support/electron-app.ts';
import { scratch } from '../support/scratch.ts';
import { expectKept, hasChromium, kept, openSample, sampleApp } from './testing/sample.ts';

const tries = { timeout: 15_000, interval: 100 };

async function opened(options: Parameters<typeof openSample>[0] = {}) {
  const given = scratch(onTestFinished);
  const { shell, page } = await openSample(options);
  given.keep(shell, (it) => it.close());
  return { shell, page, given };
}

function pidOf(shell: LaunchedShell, type: string): Promise<number> {
  const find = (metrics: { type: string; pid: number }[]) =>
    metrics.findLast((one) => one.type === type)?.pid;
  return shell.app.evaluate(({ app }) => app.getAppMetrics()).then((metrics) => find(metrics) ?? 0);
}

describe.skipIf(!hasChromium)('the life of an application', () => {
  it('is one: a second start tells the first and ends', async () => {
    const given = scratch(onTestFinished);
    const userData = given.folder();
    const { shell } = await opened({ userData });
    const args = [sampleApp, '--no-sandbox', `--user-data-dir=${userData}`, '--from=second'];
    const second = spawnSync(shell.backend.executable, args, { timeout: 30_000, encoding: 'utf8' });
    expect(second.status).toBe(0);
    await expectKept(shell, 'second', [expect.arrayContaining(['--from=second'])]);
  });

  it('goes on when a page crashes or its process is killed: the application hears of it and loads it again', async () => {
    const { shell } = await opened();
    await shell.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expectKept(shell, 'gone', [{ type: 'page', reason: 'crashed' }]);
    await expectKept(shell, 'loads', 2);
    const pid = await shell.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    expect(pid).toBeGreaterThan(0);
    process.kill(pid ?? 0, 'SIGKILL');
    await expect.poll(() => kept(shell, 'gone'), tries).toHaveLength(2);
    expect(await kept(shell, 'gone')).toMatchObject([{}, { type: 'page', reason: 'killed' }]);
    await expectKept(shell, 'loads', 3);
  });

  it('goes on when the process of the GPU is killed', async () => {
    const { shell } = await opened();
    process.kill(await pidOf(shell, 'GPU'), 'SIGKILL');
    await expect.poll(() => kept(shell, 'gone'), tries).toMatchObject([{ type: 'GPU', reason: 'killed' }]);
  });

  it('has windows that say when their page hangs, and when it answers again', async () => {
    const { shell, page } = await opened({ env: { STANDIN_HANG_MS: '1000' } });
    await shell.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const { heard } = Reflect.get(globalThis, 'sample');
      window?.on('unresponsive', () => heard.push('unresponsive'));
      window?.on('responsive', () => heard.push('responsive'));
    });
    await page.evaluate(() => {
      const until = performance.now() + 4_000;
      while (performance.now() < until);
    });
    await expectKept(shell, 'heard', [{ type: 'utility' }, 'unresponsive', 'responsive']);
  });

  it('goes on with a page that hangs once the application has crashed it', async () => {
    const { shell, page } = await opened();
    page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {});
    await shell.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expectKept(shell, 'gone', [{ type: 'page', reason: 'crashed' }]);
    await expectKept(shell, 'loads', 2);
  });

  it('can begin again on the same folder after somebody has killed it', async () => {
    const userData = scratch(onTestFinished).folder();
    const first = await opened({ userData });
    const { child } = first.shell;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
    const second = await opened({ userData });
    expect(await second.page.title()).toBe('sample page');
  });

  it('prints a page to PDF', async () => {
    const { shell } = await opened();
    const head = await shell.app.evaluate(async ({ BrowserWindow }) => {
      const bytes = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ printBackground: true });
      return bytes?.toString('latin1', 0, 5);
    });
    expect(head).toBe('%PDF-');
  });

  it('ends with its last window, and by a signal, without a rest', async () => {
    const { shell } = await opened();
    const { child } = shell;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
