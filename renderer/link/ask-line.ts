import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { StationToViewerFrame } from '../../shared/contract/viewer.ts';
import type { LinkPorts, StationWire } from './ports.ts';

/** Longer than this nobody should wait for an answer, ms. */
const PATIENCE_MS = 30_000;

interface Open {
  name: string;
  wire: StationWire;
  resolve(value: unknown): void;
  reject(why: Error): void;
  cancel(): void;
}

/** Questions on their way: an answer finds its question by number, and a lost wire ends those that went over it. */
export class AskLine {
  readonly #ports: LinkPorts;
  readonly #open = new Map<number, Open>();
  #last = 0;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
  }

  /** Sends a question. Rejects with an `AskRefusal`: refused, the wire lost, or nothing heard for 30 s. */
  ask(wire: StationWire | null, name: string, args: unknown): Promise<unknown> {
    if (wire === null) return Promise.reject(new AskRefusal('gone', 'no connection to the station'));
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const cancel = this.#ports.after(PATIENCE_MS, () =>
        this.#end(id, (open) =>
          open.reject(new AskRefusal('gone', 'the station has not answered within 30 s')),
        ),
      );
      this.#open.set(id, { name, wire, resolve, reject, cancel });
      wire.send({ t: 'ask', id, name, args });
    });
  }

  heard(frame: Extract<StationToViewerFrame, { t: 'answer' | 'refusal' }>): void {
    this.#end(frame.id, (open) => {
      if (frame.t === 'answer') open.resolve(frame.value);
      else open.reject(new AskRefusal(codeOf(frame.code), frame.why, open.name));
    });
  }

  lost(wire: StationWire): void {
    for (const [id, open] of this.#open)
      if (open.wire === wire)
        this.#end(id, () => open.reject(new AskRefusal('gone', 'the connection to the station was lost')));
  }

  #end(id: number, tell: (open: Open) => void): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    open.cancel();
    tell(open);
  }
}

const codes = ['unknown', 'args', 'role', 'gone', 'absent', 'changed', 'storage', 'late'] as const;

function codeOf(code: string): AskRefusal['code'] {
  return codes.find((each) => each === code) ?? 'refused';
}
