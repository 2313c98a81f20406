import { bridgeName, type Bridge, wireLostMessage, wireMessage } from '../../shared/contract/bridge.ts';
import { portWire, type PortEnd } from '../../shared/contract/port-wire.ts';
import { isStationFrame, type StationToViewerFrame, type ViewerFrame } from '../../shared/contract/viewer.ts';
import type { StationWire } from './ports.ts';

/** The Electron shell this page runs in; undefined in a browser. */
export function shellBridge(): Bridge | undefined {
  const found: unknown = Reflect.get(window, bridgeName);
  return isBridge(found) ? found : undefined;
}

/** Only the shell's preload can put something there: it is frozen before the page's first script. */
function isBridge(found: unknown): found is Bridge {
  return typeof found === 'object' && found !== null && 'askForWire' in found;
}

/** A wire over a port that the shell hands out, to the station's process. */
export function shellWire(bridge: Pick<Bridge, 'askForWire'>): StationWire {
  return portWire<ViewerFrame, StationToViewerFrame>(portInTheMail(bridge), (raw) =>
    isStationFrame(raw) ? raw : undefined,
  );
}

/** The end of a port that is still to come: what is posted before waits. A port that never comes is given up by its reader. */
function portInTheMail(bridge: Pick<Bridge, 'askForWire'>): PortEnd {
  const unsent: string[] = [];
  let port: MessagePort | null = null;
  let reader: (data: unknown) => void = () => undefined;
  let told: () => void = () => undefined;
  const hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== window) return;
    const [got] = event.ports;
    if (event.data === wireMessage && got !== undefined && port === null) take(got);
    else if (event.data === wireLostMessage && port !== null) told();
  };
  const take = (got: MessagePort): void => {
    port = got;
    port.onmessage = ({ data }: MessageEvent<unknown>) => reader(data);
    port.addEventListener('close', () => told());
    for (const text of unsent.splice(0)) port.postMessage(text);
  };
  window.addEventListener('message', hear);
  bridge.askForWire();
  return {
    post: (text) => (port === null ? void unsent.push(text) : port.postMessage(text)),
    read: (next) => void (reader = next),
    ended: (next) => void (told = next),
    close() {
      window.removeEventListener('message', hear);
      port?.close();
    },
  };
}
