import type { SocketLink } from '../feed-socket.ts';

/** A frame as a test reads it. */
export type Said = { t: string } & Record<string, unknown>;

/** A connection without a network: keeps what was said; `pending` are bytes that the network has not taken. */
export function memoryLink(): SocketLink & {
  said: Said[];
  texts: string[];
  closes: { code: number; reason: string }[];
  terminated: boolean;
  pending: number;
  ofType(t: string): Said[];
} {
  const said: Said[] = [];
  const texts: string[] = [];
  const closes: { code: number; reason: string }[] = [];
  return {
    said,
    texts,
    closes,
    terminated: false,
    pending: 0,
    allowed: null,
    peer: 'memory',
    ofType: (t) => said.filter((frame) => frame.t === t),
    buffered() {
      return this.pending;
    },
    send(text) {
      texts.push(text);
      said.push(JSON.parse(text));
    },
    close: (code, reason) => void closes.push({ code, reason }),
    terminate() {
      this.terminated = true;
    },
  };
}
