import type { Wire } from './wire.ts';

/** One end of a message channel: what DOM, Electron and Node ports have in common. Only texts travel. */
export interface PortEnd {
  post(text: string): void;
  /** Registers the one reader, and lets messages flow from now on. */
  read(reader: (data: unknown) => void): void;
  /** Called when the other end has closed or its process is gone. */
  ended(told: () => void): void;
  close(): void;
}

/**
 * A `Wire` over a message port. `decode` turns parsed JSON into a frame, or returns undefined for what is none: then
 * the port is closed. Frames are texts here as well: whoever has one ready for many readers need not build it anew.
 */
export function portWire<Out, In>(port: PortEnd, decode: (raw: unknown) => In | undefined): Wire<Out, In> {
  const kept: In[] = [];
  let reader: ((frame: In) => void) | undefined;
  let closeReader: ((why: string) => void) | undefined;
  let closed: string | undefined;

  function close(why: string): void {
    if (closed !== undefined) return;
    closed = why;
    port.close();
    tellClosed();
  }
  function tellClosed(): void {
    if (closed === undefined || closeReader === undefined) return;
    const tell = closeReader;
    closeReader = undefined;
    tell(closed);
  }

  port.ended(() => close('the other end is gone'));
  port.read((data) => {
    if (closed !== undefined) return;
    const frame = decode(parse(data));
    if (frame === undefined) close('not a frame of this contract');
    else if (reader === undefined) kept.push(frame);
    else reader(frame);
  });

  const sendText = (text: string): void => {
    if (closed === undefined) port.post(text);
  };
  return {
    send: (frame) => sendText(JSON.stringify(frame)),
    sendText,
    onFrame(next) {
      reader = next;
      for (const frame of kept.splice(0)) next(frame);
    },
    onClose(next) {
      closeReader = next;
      tellClosed();
    },
    close: (_code, why = 'closed') => close(why),
  };
}

/** Not JSON is not a frame: `decode` refuses undefined like any other nonsense. */
function parse(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
