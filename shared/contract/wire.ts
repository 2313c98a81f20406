/**
 * The one thing a transport has to offer: frames in order, both ways. Implemented over WebSocket, MessagePort and
 * memory. A dead peer is noticed by ping, never by `onClose` alone.
 */
export interface Wire<Out, In> {
  /** Hands a frame to the transport; silently dropped after the wire closed. */
  send(frame: Out): void;
  /** The same with a frame that is JSON already, for whoever puts frames together from parts that others get, too. */
  sendText(text: string): void;
  /** Registers the one reader; frames that came before are kept for it. */
  onFrame(reader: (frame: In) => void): void;
  /** Called once, at the first close by either side. */
  onClose(reader: (why: string) => void): void;
  close(code?: number, why?: string): void;
}
