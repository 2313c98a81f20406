import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName, wireLostMessage, wireMessage } from '../../shared/contract/bridge.ts';
import type { Bridge, WindowKind } from '../../shared/contract/bridge.ts';
import { shellArgument, shellChannel } from '../../shared/contract/shell-channels.ts';
import type { ShellCall } from '../../shared/contract/shell-channels.ts';

/** What the shell tells a window when it makes it. */
const told = (name: 'window' | 'version'): string => {
  const prefix = `${shellArgument[name]}=`;
  return process.argv.find((arg) => arg.startsWith(prefix))?.slice(prefix.length) ?? '';
};
function call<Name extends ShellCall>(
  name: Name,
  ...args: Parameters<Bridge[Name]>
): Promise<Awaited<ReturnType<Bridge[Name]>>> {
  return ipcRenderer.invoke(shellChannel.call(name), ...args);
}

const bridge: Bridge = {
  // The shell checks what it is asked against the window that asks; this only tells a page which one it is.
  window: told('window') as WindowKind,
  versions: {
    app: told('version'),
    electron: process.versions.electron ?? '',
    chrome: process.versions.chrome ?? '',
  },
  askForWire: () => ipcRenderer.send(shellChannel.askForWire),
  onPinAsked: (asked) => void ipcRenderer.on(shellChannel.pinAsked, () => asked()),
  leaveKiosk: (pin) => call('leaveKiosk', pin),
  readSetup: () => call('readSetup'),
  tryConnection: (what, language) => call('tryConnection', what, language),
  applySetup: (setup) => call('applySetup', setup),
  startFault: () => call('startFault'),
  tryAgain: () => void call('tryAgain'),
  openSetup: () => void call('openSetup'),
  health: () => call('health'),
  saveText: (name, text) => call('saveText', name, text),
  saveBytes: (name, base64) => call('saveBytes', name, base64),
  printPdf: () => call('printPdf'),
};
contextBridge.exposeInMainWorld(bridgeName, bridge);

ipcRenderer.on(shellChannel.wire, ({ ports }) => window.postMessage(wireMessage, location.origin, ports));
ipcRenderer.on(shellChannel.wireLost, () => window.postMessage(wireLostMessage, location.origin));
// Runs on the page's own thread: a page that hangs does not answer.
ipcRenderer.on(shellChannel.beat, (_event, beat: unknown) => ipcRenderer.send(shellChannel.beat, beat));
