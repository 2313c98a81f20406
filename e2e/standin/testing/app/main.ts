import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol, session, utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';

/*
 * The stand-in's sample application: one window, one utility process, a port between them. It keeps what its tests ask for
 * in `globalThis.sample`.
 */

const here = import.meta.dirname;
const kinds: Record<string, string> = { html: 'text/html', js: 'text/javascript' };
const sample = {
  second: [] as string[][],
  gone: [] as unknown[],
  heard: [] as unknown[],
  loads: 0,
  utility: undefined as UtilityProcess | undefined,
};
Object.assign(globalThis, { sample });

if (!app.requestSingleInstanceLock()) app.exit(0);
app.on('second-instance', (_event, argv) => void sample.second.push(argv));
app.on('child-process-gone', (_event, details) => void sample.gone.push(details));
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function serve(address: string): Promise<Response> {
  const name = new URL(address).pathname.slice(1);
  const text = await readFile(join(here, name), 'utf8').catch(() => undefined);
  if (text === undefined) return new Response('nothing here', { status: 404 });
  const type = kinds[name.split('.').pop() ?? ''] ?? 'text/plain';
  const policy = "default-src 'self'; connect-src 'self'";
  return new Response(text, {
    headers: { 'content-type': type, 'content-security-policy': policy, 'x-sample': 'yes' },
  });
}

function openWindow(utility: UtilityProcess): void {
  const window = new BrowserWindow({
    x: 40,
    y: 50,
    width: 640,
    height: 400,
    title: 'Sample',
    webPreferences: { preload: join(here, 'preload.cjs'), additionalArguments: ['--sample=7'] },
  });
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('did-finish-load', () => (sample.loads += 1));
  webContents.on('render-process-gone', (_event, { reason }) => {
    sample.gone.push({ type: 'page', reason });
    setTimeout(() => webContents.reload(), 200);
  });
  webContents.on('before-input-event', (event, input) => {
    if (input.key === 'F5') event.preventDefault();
  });
  ipcMain.on('ask-for-port', (event) => {
    const { port1, port2 } = new MessageChannelMain();
    utility.postMessage({ t: 'port' }, [port1]);
    event.sender.postMessage('port', null, [port2]);
  });
  window.loadURL('app://sample/page.html').catch((fault) => console.error(String(fault)));
}

async function begin(): Promise<void> {
  await app.whenReady();
  protocol.handle('app', ({ url }) => serve(url));
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission !== 'geolocation');
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  ipcMain.handle('add', (event, a: number, b: number) => `${a + b} for ${event.senderFrame?.url}`);
  ipcMain.handle('fail', () => {
    throw new Error('on purpose');
  });
  const utility = utilityProcess.fork(join(here, 'utility.ts'), ['--word=hello'], { serviceName: 'sample' });
  sample.utility = utility;
  utility.on('message', (message) => void sample.heard.push(message));
  utility.on('exit', (code) => void sample.heard.push(`exit ${code}`));
  openWindow(utility);
}

void begin();
