import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { bridgeName } from '../../shared/contract/bridge.ts';
import type { Shell } from '../support/shell.ts';

/*
 * The security promises of the application, each checked from outside on the running program: in a page, or by what the
 * main process lets happen. A check gives what is wrong, or null. `planted-faults.e2e.ts` breaks the bundles one by one
 * and sees that the check finds it.
 */

/** A check of the running application; `wall`: the page of a hall screen. */
export type Check = (shell: Shell, wall: Page) => Promise<string | null>;

/** The verbs of docs/application.md, and what a page is told. */
const BRIDGE = [
  'applySetup',
  'askForWire',
  'health',
  'leaveKiosk',
  'onPinAsked',
  'openSetup',
  'printPdf',
  'readSetup',
  'saveFile',
  'startFault',
  'tryAgain',
  'tryConnection',
  'versions',
  'window',
];
const RIGHT_PIN = '2468';

export const checks = {
  /** Pages have nothing of Node and nothing of Electron but the verbs. */
  async verbsOnly(_shell, wall) {
    const found = await wall.evaluate(
      ([name = '']) => {
        const bridge: unknown = Reflect.get(window, name);
        const there = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'];
        return {
          globals: there.filter((each) => Reflect.get(window, each) !== undefined),
          verbs: typeof bridge === 'object' && bridge !== null ? Object.keys(bridge).toSorted() : [],
          frozen: Object.isFrozen(bridge),
        };
      },
      [bridgeName],
    );
    const right = JSON.stringify({ globals: [], verbs: BRIDGE, frozen: true });
    return JSON.stringify(found) === right ? null : `a page finds ${JSON.stringify(found)}`;
  },

  /** Nothing inline runs, nothing is built from text. */
  async noInlineScript(_shell, wall) {
    const ran = await wall.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.plantedScript = true';
      document.head.append(script);
      script.remove();
      return Reflect.get(window, 'plantedScript') === true;
    });
    const policy = await wall.evaluate(async () =>
      (await fetch(location.href)).headers.get('Content-Security-Policy'),
    );
    if (ran) return 'an inline script ran';
    return policy?.includes("default-src 'none'") === true ? null : `the policy is ${policy}`;
  },

  /** Pages go nowhere else. */
  async noNavigation(_shell, wall) {
    const { address, asked, close } = await elsewhere();
    const before = wall.url();
    await wall.evaluate((to) => location.assign(to), address).catch(() => undefined);
    const hasGone = (): boolean => asked() > 0 || wall.url() !== before;
    // A busy machine takes its time to go there.
    for (let look = 0; look < 30 && !hasGone(); look += 1) await pause(100);
    await close();
    return hasGone() ? `the page went to ${wall.url()}` : null;
  },

  /** No window but ours is opened. */
  async noNewWindow({ app, recorded }, wall) {
    const before = app.windows().length;
    const opened = await wall.evaluate(() => window.open('about:blank', '_blank') !== null);
    await pause(500);
    const allowed = (await recorded('window.open')).some(({ value }) =>
      JSON.stringify(value).includes('allow'),
    );
    return opened || allowed || app.windows().length > before ? 'a page opened a window' : null;
  },

  /** Whatever the content policy says: no request leaves the application. Asked by the main process itself. */
  async noRequests({ app }) {
    const { address, asked, close } = await elsewhere();
    await app.evaluate(async ({ BrowserWindow }, to) => {
      const window = new BrowserWindow({ show: false, width: 300, height: 200 });
      await window.loadURL(to).catch(() => undefined);
      window.destroy();
    }, address);
    await close();
    return asked() > 0 ? 'a request left the application' : null;
  },

  /** No camera, no place. */
  async noPermissions(_shell, wall) {
    const place = await wall.evaluate(
      () =>
        new Promise<string>((done) => {
          navigator.geolocation.getCurrentPosition(
            () => done('given'),
            ({ code }) => done(code === 1 ? 'denied' : `failed (${code})`),
            { timeout: 3_000 },
          );
        }),
    );
    const camera = await wall.evaluate(async () => {
      const { state } = await navigator.permissions.query({ name: 'geolocation' });
      return state;
    });
    return place === 'denied' && camera !== 'granted' ? null : `the place is ${place} (${camera})`;
  },

  /** A wall asks nothing that is the assistant's. */
  async ownVerbsOnly(_shell, wall) {
    const answer = await ask(wall, 'readSetup');
    return answer.includes('refused') ? null : `a wall got ${answer}`;
  },

  /** What a page says is looked at. */
  async argumentsChecked(_shell, wall) {
    const answer = await ask(wall, 'leaveKiosk', { length: 4 });
    return answer.includes('refused') ? null : `a PIN that is none got ${answer}`;
  },

  /** No other address is ours, however it begins. */
  async ownAddressOnly(_shell, wall) {
    const found = await wall.evaluate(async () => {
      const outside = ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json'];
      const answers = await Promise.all(outside.map(async (path) => (await fetch(path)).status));
      return answers.every((status) => status === 404);
    });
    return found ? null : 'a file outside of the pages was served';
  },

  /** A wall stays, whoever closes it. */
  async wallStays({ app }, wall) {
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (window.isKiosk()) window.close();
    });
    await pause(500);
    return wall.isClosed() ? 'a wall could be closed' : null;
  },

  /** No key reloads, closes or zooms a wall. */
  async keysShut({ app }) {
    const swallowed = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isKiosk());
      const press = (key: string, held: object): boolean => {
        let prevented = false;
        const event = { preventDefault: () => (prevented = true), defaultPrevented: false };
        const input = {
          type: 'keyDown',
          key,
          control: false,
          alt: false,
          shift: false,
          meta: false,
          ...held,
        };
        window?.webContents.emit('before-input-event', event, input);
        return prevented;
      };
      return [
        press('F5', {}),
        press('w', { control: true }),
        press('F4', { alt: true }),
        !press('ArrowRight', {}),
      ];
    });
    return swallowed.every(Boolean) ? null : `keys that came through: ${JSON.stringify(swallowed)}`;
  },

  /** Only the right PIN leads out, and wrong ones make it wait. */
  async pinGuards(_shell, wall) {
    const answers: string[] = [];
    for (const pin of ['1111', '2222', '3333', RIGHT_PIN]) answers.push(await ask(wall, 'leaveKiosk', pin));
    const why = answers.map((answer) => /"why":"(\w+)"/.exec(answer)?.[1] ?? answer);
    return why.join() === 'wrong,wrong,wrong,wait' ? null : `PINs were answered ${answers.join(' ')}`;
  },
} satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;

/** Asks the shell by a verb of the bridge, as a page that was taken over could. */
async function ask(page: Page, verb: string, ...args: unknown[]): Promise<string> {
  return page.evaluate(
    async ({ name, verb: called, given }) => {
      const bridge: unknown = Reflect.get(window, name);
      const method: unknown =
        typeof bridge === 'object' && bridge !== null ? Reflect.get(bridge, called) : null;
      if (typeof method !== 'function') return 'no such verb';
      try {
        return JSON.stringify(await Reflect.apply(method, bridge, given)) ?? 'undefined';
      } catch (fault) {
        return String(fault);
      }
    },
    { name: bridgeName, verb, given: args },
  );
}

/** A web server on this machine that is not ours, and whether anybody asked it for anything. */
async function elsewhere(): Promise<{ address: string; asked(): number; close(): Promise<void> }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('<p>elsewhere</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
