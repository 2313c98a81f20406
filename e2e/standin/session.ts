import { EventEmitter } from 'node:events';
import type { OnBeforeRequestListenerDetails, Session, WebRequest } from 'electron';
import { record } from './recorded.ts';
import { nothing, standIn } from './strict.ts';

type Before = (
  details: OnBeforeRequestListenerDetails,
  callback: (answer: Electron.CallbackResponse) => void,
) => void;
type Handlers = {
  request: Parameters<Session['setPermissionRequestHandler']>[0];
  check: Parameters<Session['setPermissionCheckHandler']>[0];
};

/** Who decides about permissions. */
export const permissionHandlers: Handlers = { request: null, check: null };
export const sessionEvents = new EventEmitter();
let before: { urls: RegExp[]; listener: Before } | undefined;

/** Asks the application whether a request may leave. */
export function mayLeave(details: OnBeforeRequestListenerDetails): Promise<boolean> {
  const { urls, listener } = before ?? { urls: [] };
  if (listener === undefined || !urls.some((pattern) => pattern.test(details.url)))
    return Promise.resolve(true);
  return new Promise((done) => listener(details, ({ cancel }) => done(cancel !== true)));
}

function onBeforeRequest(filter: { urls: string[] } | Before | null, listener: Before | null = null): void {
  if (typeof filter === 'function') before = { urls: [/./], listener: filter };
  else if (filter === null || listener === null) before = undefined;
  else before = { urls: filter.urls.map(patternOf), listener };
}

function patternOf(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /./;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

const defaultSession = standIn<Session>(
  'session.defaultSession',
  {
    setPermissionRequestHandler: (handler) => void (permissionHandlers.request = handler),
    setPermissionCheckHandler: (handler) => void (permissionHandlers.check = handler),
    setDevicePermissionHandler: nothing,
    setDisplayMediaRequestHandler: nothing,
    setSpellCheckerEnabled: (on) => record('session.spellChecker', on),
    webRequest: standIn<WebRequest>('webRequest', { onBeforeRequest }),
    clearCache: () => Promise.resolve(),
    flushStorageData: nothing,
  },
  sessionEvents,
);

export const session = standIn<typeof Electron.Session>('session', {
  defaultSession,
  // electron-updater asks for one of its own; it has nothing but its name.
  fromPartition: (partition) => standIn<Session>(`session ${partition}`, {}, new EventEmitter()),
});
