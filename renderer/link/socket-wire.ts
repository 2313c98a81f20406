import { isStationFrame, type StationToViewerFrame } from '../../shared/contract/viewer.ts';
import type { StationWire } from './ports.ts';

/** The station's viewer address of the page's own origin. */
export function liveAddress(page: { protocol: string; host: string }): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/live`;
}

/** A wire over the browser's WebSocket. What is sent before it opens waits; what cannot be read ends it. */
export function socketWire(address: string): StationWire {
  const socket = new WebSocket(address);
  const waiting: string[] = [];
  const kept: StationToViewerFrame[] = [];
  let reader: ((frame: StationToViewerFrame) => void) | null = null;
  socket.onopen = () => waiting.splice(0).forEach((text) => socket.send(text));
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    const frame = readFrame(data);
    if (frame === null) socket.close(4400, 'unreadable frame');
    else if (reader === null) kept.push(frame);
    else reader(frame);
  };
  const sendText = (text: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
    else if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
  };
  return {
    send: (frame) => sendText(JSON.stringify(frame)),
    sendText,
    onFrame(next) {
      reader = next;
      kept.splice(0).forEach(next);
    },
    onClose(told) {
      socket.onclose = ({ code, reason }) => told(`${code} ${reason}`.trim());
    },
    close: (code = 1000, why = '') => socket.close(code, why),
  };
}

/** A frame; null for anything else. */
function readFrame(data: unknown): StationToViewerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return isStationFrame(value) ? value : null;
  } catch {
    return null;
  }
}
