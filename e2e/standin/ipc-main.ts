import { EventEmitter } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { standIn } from './strict.ts';

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
/** What pages send, by channel. */
export const ipcEvents = new EventEmitter();

export const ipcMain = standIn<IpcMain>(
  'ipcMain',
  {
    handle(channel, handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    handleOnce(channel, handler) {
      ipcMain.handle(channel, (...args) => {
        handlers.delete(channel);
        return handler(...args);
      });
    },
    removeHandler: (channel) => void handlers.delete(channel),
  },
  ipcEvents,
);

/** Answers a page's `invoke`; a fault reads as it does in Electron. */
export async function answerInvoke(
  channel: string,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Promise<{ value: unknown } | { fault: string }> {
  const handler = handlers.get(channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { value: await handler(event, ...args) };
  } catch (fault) {
    return { fault: `Error invoking remote method '${channel}': ${String(fault)}` };
  }
}
