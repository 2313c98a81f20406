import { decode, encode } from './codec.ts';
import type { Coded } from './codec.ts';

/** What one world tells the other with one event; each kind has some of these. */
export interface Told {
  id: string;
  name: string;
  url: string;
  value: Coded;
  args: Coded;
  fault?: string;
}

/** How one world of a page hands values to the other. */
export interface BridgeSide {
  give(value: unknown): Coded;
  take(coded: Coded): unknown;
  /** Tells the other world something, at once. */
  fire(kind: string, told: Partial<Told>): void;
  /** Hears what the other world fires. */
  hear(kind: string, listener: (told: Told) => void): void;
}

/**
 * One side of the contextBridge. The worlds of a page share its document and no objects: functions and promises stay where
 * they are and are known to the other side by number; everything else travels as text, in synchronous events.
 */
export function bridgeSide(secret: string, here: string, there: string): BridgeSide {
  const known: object[] = [];
  const promises = new Map<string, { done: (value: unknown) => void; fail: (fault: Error) => void }>();
  let returned: Partial<Told> = {};

  function fire(kind: string, told: Partial<Told>): void {
    const name = `${secret}:${there}:${kind}`;
    document.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(told) }));
  }
  function hear(kind: string, listener: (told: Told) => void): void {
    document.addEventListener(`${secret}:${here}:${kind}`, (event) =>
      listener(JSON.parse(Reflect.get(event, 'detail'))),
    );
  }
  function give(value: unknown): Coded {
    return encode(value, (thing) => {
      const id = `${here}${known.push(thing) - 1}`;
      if (typeof thing === 'function') return { $: 'function', id };
      Promise.resolve(thing).then(
        (result) => fire('settled', { id, value: give(result) }),
        (fault) => fire('settled', { id, fault: String(fault?.message ?? fault) }),
      );
      return { $: 'promise', id };
    });
  }
  function take(coded: Coded): unknown {
    return decode(coded, ({ $: kind, id: number }) => {
      const id = number as string;
      if (kind === 'function') return (...args: unknown[]) => call(id, args);
      return new Promise((done, fail) => promises.set(id, { done, fail }));
    });
  }
  function call(id: string, args: unknown[]): unknown {
    fire('call', { id, args: give(args) });
    const { value = null, fault } = returned;
    if (fault !== undefined) throw new Error(fault);
    return take(value);
  }

  hear('returned', (answer) => (returned = answer));
  hear('call', ({ id, args }) => {
    const called = known[Number(id.slice(here.length))];
    try {
      if (typeof called !== 'function') throw new Error('no such function');
      fire('returned', { value: give(Reflect.apply(called, undefined, take(args) as unknown[])) });
    } catch (fault) {
      fire('returned', { fault: fault instanceof Error ? fault.message : String(fault) });
    }
  });
  hear('settled', ({ id, value, fault }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (fault === undefined) promise?.done(take(value));
    else promise?.fail(new Error(fault));
  });
  return { give, take, fire, hear };
}
