import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedShell } from '../support/electron-app.ts';
import { expectKept, hasChromium, kept, openSample } from './testing/sample.ts';

/** What the sample's preload exposes. */
interface SampleBridge {
  told: string;
  versions: { electron: string; chrome: string };
  askForPort(): void;
  add(a: number, b: number): Promise<string>;
  fail(): Promise<never>;
  twice(n: number): number;
  callBack(told: (text: string) => string): string;
  nested: { deep(): string };
}
declare global {
  interface Window {
    sample: SampleBridge;
    said: unknown[];
    keys: string[];
    port: MessagePort;
  }
}

describe.skipIf(!hasChromium)('messages between page, preload, main and utility process', () => {
  let shell: LaunchedShell;
  let page: Page;
  beforeAll(async () => {
    ({ shell, page } = await openSample());
  });
  afterAll(() => shell?.close());

  it('go through a port in both directions, in order', async () => {
    const answer = { echo: { n: 1, when: new Date(0) }, word: '--word=hello' };
    expect(await page.evaluate(() => window.said.slice(0, 2))).toEqual(['welcome', answer]);
    await page.evaluate(() => {
      window.said.length = 0;
      for (let n = 0; n < 200; n += 1) window.port.postMessage(n);
    });
    await page.waitForFunction(() => window.said.length === 200);
    const echoes = await page.evaluate(() => window.said.map((one) => Reflect.get(Object(one), 'echo')));
    expect(echoes).toEqual(Array.from({ length: 200 }, (_none, n) => n));
  });

  it('bring functions, promises and nested objects through the bridge, frozen', async () => {
    const seen = await page.evaluate(async () => {
      const { sample } = window;
      const failed = await sample.fail().catch(String);
      const sum = await sample.add(1, 2);
      return {
        told: sample.told,
        called: [sample.twice(4), sample.nested.deep(), sample.callBack((text) => `${text}!`)],
        asked: [sum, failed],
        frozen: Object.isFrozen(sample) && Object.isFrozen(sample.nested),
        leaks: ['require', 'process', 'ipcRenderer', '__standinTell'].filter((name) => name in window),
      };
    });
    expect(seen).toEqual({
      told: '--sample=7',
      called: [8, 'deep', 'from the preload!'],
      asked: [
        '3 for app://sample/page.html',
        "Error: Error invoking remote method 'fail': Error: on purpose",
      ],
      frozen: true,
      leaks: [],
    });
  });

  it('refuse what cannot be cloned', async () => {
    const refused = await shell.app.evaluate(({ BrowserWindow }) => {
      try {
        BrowserWindow.getAllWindows()[0]?.webContents.send('port', () => {});
        return 'sent';
      } catch (fault) {
        return String(fault);
      }
    });
    expect(refused).toBe('Error: An object could not be cloned.');
  });

  it('name the version, and that it is none of Electron', async () => {
    const { electron, chrome } = await page.evaluate(() => window.sample.versions);
    expect(electron).toMatch(shell.backend.kind === 'stand-in' ? /^\d+\.\d+\.\d+\+standin$/ : /^\d/);
    expect(chrome).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it('end with their page, and the other end hears of it; the next page has a port of its own', async () => {
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
    await expectKept(shell, 'heard', [{ type: 'utility' }, 'port closed']);
    await page.waitForFunction(() => window.said?.length === 2);
  });

  it('end with the utility process, and main hears of it', async () => {
    await shell.app.evaluate(() => Reflect.get(globalThis, 'sample').utility.postMessage({ t: 'die' }));
    await expectKept(shell, 'heard', [{ type: 'utility' }, 'port closed', 'exit 137']);
    const expected = { type: 'Utility', serviceName: 'sample', reason: 'killed', exitCode: 137 };
    expect(await kept(shell, 'gone')).toMatchObject([expected]);
    await page.evaluate(() => window.port.postMessage('nobody hears this'));
    expect(await page.evaluate(() => window.said.length)).toBe(2);
  });
});
