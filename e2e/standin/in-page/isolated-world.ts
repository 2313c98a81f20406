import type { IpcRenderer, IpcRendererEvent } from 'electron';
import { bridgeSide } from './bridge.ts';
import { decode, encode } from './codec.ts';
import type { Coded } from './codec.ts';
import type { FromPage, PageConfig, ToPage } from './messages.ts';

type Listener = Parameters<IpcRenderer['on']>[1];
/** A preload's text as Electron runs it: with these around it. */
export type Preload = (
  require: (name: string) => unknown,
  process: object,
  module: object,
  exports: object,
) => void;
/** The part of ipcRenderer that there is. */
export type IpcFace = Pick<
  IpcRenderer,
  'on' | 'once' | 'off' | 'addListener' | 'removeListener' | 'send' | 'invoke' | 'postMessage'
>;

/** Runs in the preload's world, before any script of the page, and then runs the preload there. */
export function bootIsolatedWorld(config: PageConfig, preload: Preload): void {
  const tell = (message: FromPage): void => Reflect.get(globalThis, '__standinTell')(JSON.stringify(message));
  const { give, fire, hear } = bridgeSide(config.secret, 'isolated', 'page');
  hear('open', ({ url }) => tell({ t: 'open', url }));
  watchInput(tell);
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => fire('expose', { name, value: give(api) }),
  };
  const modules: Record<string, unknown> = {
    electron: strictModule('electron', {
      ipcRenderer: strictModule('ipcRenderer', makeIpc(tell)),
      contextBridge,
    }),
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const module = modules[name.replace(/^node:/, '').replace(/^electron\/(renderer|common)$/, 'electron')];
    if (module === undefined) throw new Error(`module not found: ${name}`);
    return module;
  };
  const process = { ...config.process, type: 'renderer', sandboxed: true, contextIsolated: true, env: {} };
  const module = { exports: {} };
  try {
    preload(require, process, module, module.exports);
  } catch (fault) {
    tell({
      t: 'preload-error',
      fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    });
  }
}

export function makeIpc(tell: (message: FromPage) => void): IpcFace {
  const listeners = new Map<string, Listener[]>();
  const asked = new Map<number, { done: (value: unknown) => void; fail: (fault: Error) => void }>();
  const ports = new Map<string, MessagePort>();
  let last = 0;

  function hold(id: string, port: MessagePort): string {
    ports.set(id, port);
    port.addEventListener('message', ({ data }) => tell({ t: 'port', id, data: encode(data) }));
    // Not every Chromium tells that; a page that goes away is noticed in any case.
    port.addEventListener('close', () => ports.delete(id) && tell({ t: 'port-closed', id }));
    port.start();
    return id;
  }
  function portHere(id: string): MessagePort {
    const { port1, port2 } = new MessageChannel();
    hold(id, port1);
    return port2;
  }
  function answered(id: number, value: Coded | undefined, fault: string | undefined): void {
    const question = asked.get(id);
    asked.delete(id);
    if (fault === undefined) question?.done(decode(value ?? null));
    else question?.fail(new Error(fault));
  }
  function received(message: ToPage): void {
    if (message.t === 'message') {
      const event = { ports: message.ports.map(portHere), senderId: 0 } as unknown as IpcRendererEvent;
      const args = decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args);
    } else if (message.t === 'answer') answered(message.id, message.value, message.fault);
    else if (message.t === 'port') ports.get(message.id)?.postMessage(decode(message.data));
    else {
      ports.get(message.id)?.close();
      ports.delete(message.id);
    }
  }
  Reflect.set(globalThis, '__standinHear', (text: string) => received(JSON.parse(text)));

  const on = (channel: string, listener: Listener): IpcRenderer => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipc as IpcRenderer;
  };
  const off = (channel: string, listener: Listener): IpcRenderer => {
    const rest = (listeners.get(channel) ?? []).filter((one) => one !== listener);
    listeners.set(channel, rest);
    return ipc as IpcRenderer;
  };
  const once = (channel: string, listener: Listener): IpcRenderer => {
    const told: Listener = (event, ...args) => {
      off(channel, told);
      listener(event, ...args);
    };
    return on(channel, told);
  };
  const ipc: IpcFace = {
    on,
    once,
    off,
    addListener: on,
    removeListener: off,
    send: (channel, ...args) => tell({ t: 'send', channel, args: encode(args), ports: [] }),
    postMessage: (channel, message, transfer = []) => {
      const ids = transfer.map((port) => hold(`page.${(last += 1)}.${Math.random()}`, port));
      tell({ t: 'send', channel, args: encode([message]), ports: ids });
    },
    invoke: (channel, ...args) =>
      new Promise((done, fail) => {
        const id = (last += 1);
        asked.set(id, { done, fail });
        tell({ t: 'invoke', id, channel, args: encode(args) });
      }),
  };
  return ipc;
}

/** What Chromium alone knows of a window: who has the keyboard, and what is typed. */
export function watchInput(tell: (message: FromPage) => void): void {
  window.addEventListener('focus', () => tell({ t: 'focus', on: true }));
  window.addEventListener('blur', () => tell({ t: 'focus', on: false }));
  // Electron has no menu of its own there.
  window.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    tell({ t: 'context-menu', x: event.clientX, y: event.clientY });
  });
  const ask = (event: KeyboardEvent): void => {
    const { key, code, repeat: isAutoRepeat, shiftKey, ctrlKey, altKey, metaKey } = event;
    const type = event.type === 'keydown' ? 'keyDown' : 'keyUp';
    const flags = { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey };
    // The application decides before the page sees the key, and only a request that blocks can wait for that.
    const question = new XMLHttpRequest();
    question.open('POST', '/__standin/key', false);
    question.send(JSON.stringify({ type, key, code, isAutoRepeat, ...flags }));
    if (question.responseText !== 'prevented') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', ask, true);
  window.addEventListener('keyup', ask, true);
}

export function strictModule(name: string, members: object): object {
  return new Proxy(members, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === '__esModule') return Reflect.get(target, key);
      throw new Error(`stand-in: ${name}.${key} is not implemented`);
    },
  });
}
