import type { Browser, Page } from 'playwright-core';
import {
  type Bridge,
  type SetupProblem,
  type SetupState,
  wireMessage,
} from '../../shared/contract/bridge.ts';
import { watchTroubles } from './browser.ts';

/** What a made-up shell answers. Everything here travels into the page as JSON. */
export interface FakeShell {
  window: Bridge['window'];
  /** Null: the settings cannot be read. */
  setup?: SetupState | null;
  /** Answers to `applySetup`, in turn; then there are no problems. */
  problems?: SetupProblem[][];
  fault?: { cause: string; tip: string };
}

/** A page of the shell in a browser, with the shell's answers scripted, and what it asked of the shell. */
export async function openShellPage(
  browser: Browser,
  address: string,
  shell: FakeShell,
  viewport: { width: number; height: number },
): Promise<{ page: Page; troubles: string[]; told: (name: string) => Promise<unknown[]> }> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const troubles = watchTroubles(page);
  await page.addInitScript(putShell, { shell, wireMessage });
  await page.goto(address);
  const told = (name: string) =>
    page.evaluate((of) => {
      const all: unknown = Reflect.get(window, 'callwallTold');
      return Array.isArray(all) ? all.filter(([what]) => what === of).map(([, given]): unknown => given) : [];
    }, name);
  return { page, troubles, told };
}

/** Runs in the page, before its scripts: puts there what preload would. */
function putShell({ shell, wireMessage }: { shell: FakeShell; wireMessage: string }): void {
  const told: [string, unknown][] = [];
  const tell = (name: string, given?: unknown) => void told.push([name, given]);
  const answers = [...(shell.problems ?? [])];
  const calls: (() => void)[] = [];
  const bridge: Bridge = {
    window: shell.window,
    versions: { app: '0.1.0', electron: '45', chrome: '150' },
    askForWire() {
      tell('askForWire');
      const { port1, port2 } = new MessageChannel();
      const wire = new WebSocket(`${location.origin.replace('http', 'ws')}/live`);
      const opened = new Promise((done) => wire.addEventListener('open', done));
      port1.onmessage = ({ data }: MessageEvent<string>) => void opened.then(() => wire.send(data));
      wire.onmessage = ({ data }: MessageEvent<string>) => port1.postMessage(data);
      wire.onclose = () => port1.close();
      window.postMessage(wireMessage, location.origin, [port2]);
    },
    onPinAsked: (asked) => void calls.push(asked),
    leaveKiosk(pin) {
      tell('leaveKiosk', pin);
      if (pin === '0000') return Promise.resolve({ ok: false, why: 'wait', waitMs: 2_500 });
      if (pin === '9999') return Promise.resolve({ ok: false, why: 'none', waitMs: 0 });
      return Promise.resolve(pin === '2468' ? { ok: true } : { ok: false, why: 'wrong', waitMs: 0 });
    },
    readSetup() {
      tell('readSetup');
      if (shell.setup === null && told.filter(([name]) => name === 'readSetup').length === 1)
        return Promise.reject(new Error('machine.json: written by a newer Callwall'));
      return shell.setup ? Promise.resolve(shell.setup) : new Promise(() => undefined);
    },
    async tryConnection(what) {
      tell('tryConnection', what);
      await new Promise((done) => setTimeout(done, 150));
      const good = what.kind === 'source' ? what.source.kind === 'callwall' : what.url.includes('good');
      if (good) return { ok: true, detail: 'pbx-1 · 12 ms' };
      return { ok: false, fault: 'pbx.example.cn:5038 refused the connection. Is Asterisk running?' };
    },
    applySetup(setup) {
      tell('applySetup', setup);
      return Promise.resolve(answers.shift() ?? []);
    },
    startFault: () => Promise.resolve(shell.fault ?? null),
    tryAgain: () => tell('tryAgain'),
    openSetup: () => tell('openSetup'),
    health: () => new Promise(() => undefined),
    saveText: () => Promise.resolve(false),
    saveBytes: () => Promise.resolve(false),
    printPdf: () => Promise.resolve(false),
  };
  Object.assign(window, { callwallTold: told, callwallAskPin: () => calls.forEach((call) => call()) });
  Object.defineProperty(window, 'callwallShell', { value: Object.freeze(bridge) });
}
