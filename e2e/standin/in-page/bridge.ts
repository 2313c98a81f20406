import { decode, encode } from './codec.ts';
import type { Coded } from './codec.ts';

/** How one world of a page hands values to the other. */
export interface BridgeSide {
  give(value: unknown): Coded;
  take(coded: Coded): unknown;
  /** Tells the other world something, at once. */
  fire(kind: string, detail: Coded): void;
  /** Hears what the other world fires. */
  hear(kind: string, told: (detail: { [key: string]: Coded }) => void): void;
}

/**
 * One side of the contextBridge. The worlds of a page share its document and no objects: functions and promises stay where
 * they are and are known to the other side by number; everything else travels as text, in synchronous events.
 */
export function bridgeSide(secret: string, here: string, there: string): BridgeSide {
  const known: object[] = [];
  const promises = new Map<string, { done: (value: unknown) => void; fail: (fault: Error) => void }>();
  let returned: { [key: string]: Coded } = {};

  function fire(kind: string, detail: Coded): void {
    const name = `${secret}:${there}:${kind}`;
    document.dispatchEvent(new CustomEvent(name, { detail: JSON.stringify(detail) }));
  }
  function hear(kind: string, told: (detail: { [key: string]: Coded }) => void): void {
    document.addEventListener(`${secret}:${here}:${kind}`, (event) =>
      told(JSON.parse(Reflect.get(event, 'detail'))),
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
    return decode(coded, ({ $: kind, id = '' }) => {
      if (kind === 'function') return (...args: unknown[]) => call(id, args);
      return new Promise((done, fail) => promises.set(String(id), { done, fail }));
    });
  }
  function call(id: Coded, args: unknown[]): unknown {
    fire('call', { id, args: give(args) });
    const { value = null, fault } = returned;
    if (fault !== undefined) throw new Error(String(fault));
    return take(value);
  }

  hear('returned', (answer) => (returned = answer));
  hear('call', ({ id, args = [] }) => {
    const called = known[Number(String(id).slice(here.length))];
    try {
      if (typeof called !== 'function') throw new Error('no such function');
      fire('returned', { value: give(Reflect.apply(called, undefined, take(args) as unknown[])) });
    } catch (fault) {
      fire('returned', { fault: fault instanceof Error ? fault.message : String(fault) });
    }
  });
  hear('settled', ({ id, value = null, fault }) => {
    const promise = promises.get(String(id));
    promises.delete(String(id));
    if (fault === undefined) promise?.done(take(value));
    else promise?.fail(new Error(String(fault)));
  });
  return { give, take, fire, hear };
}
