import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';

/** The events of `app`, apart from `app` itself: windows and pages tell of themselves without knowing it. */
export const appEvents = new EventEmitter();
appEvents.setMaxListeners(0);

/** Whether the application's first line of code may make windows yet, and where its pages' browser keeps its profile. */
export const phase = { ready: false, quitting: false };

/** The windows that are open, in the order they came. */
export const openWindows = new Set<BrowserWindow>();
/** Called when the last one has closed; `app` decides what that means. */
export const lastClosed: { told: () => void } = { told: () => {} };

/** Tells of a process that is no more. */
export function childGone(details: Electron.Details): void {
  appEvents.emit('child-process-gone', {}, details);
}
