import type { EventEmitter } from 'node:events';

/** What a stand-in is made of: members that Electron has, with Electron's signatures, and maybe not all of them. */
export type Members<Real> = Partial<Omit<Real, keyof EventEmitter>>;
type Constructor = abstract new (...args: never[]) => object;

/** What promises, JSON and the inspector ask of any object; they may be told that it is not there. */
const asked: ReadonlySet<PropertyKey> = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'name',
  'length',
]);

/**
 * An object that passes for Electron's: `members`, and `events` for `on`, `emit` and the like. Whatever else is asked of it
 * throws: a member that is silently undefined would let a test pass that proves nothing.
 */
export function standIn<Real extends object>(
  name: string,
  members: Members<Real>,
  events?: EventEmitter,
): Real {
  const object: unknown = new Proxy(members, {
    get(target, key, self) {
      if (key in target) return Reflect.get(target, key, target);
      if (events === undefined || !(key in events)) return missing(name, key);
      const method: unknown = Reflect.get(events, key, events);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(method, events, args);
        return result === events ? self : result;
      };
    },
    has: (target, key) => key in target || (events !== undefined && key in events),
  });
  return object as Real;
}

/** A class that passes for Electron's: `make` stands for its constructor, `statics` for what it has itself. */
export function standInClass<Real extends Constructor>(
  name: string,
  make: (...args: ConstructorParameters<Real>) => InstanceType<Real>,
  statics: Partial<Omit<Real, 'prototype'>> = {},
): Real {
  const constructor: unknown = new Proxy(
    Object.assign(function construct() {}, statics),
    {
      construct: (_target, args: ConstructorParameters<Real>) => make(...args),
      get: (target, key) => (key in target ? Reflect.get(target, key, target) : missing(name, key)),
    },
  );
  return constructor as Real;
}

function missing(name: string, key: PropertyKey): undefined {
  if (typeof key === 'symbol' || asked.has(key)) return undefined;
  throw new Error(`stand-in: ${name}.${String(key)} is not implemented`);
}

/** For what Electron has and nothing here needs an answer from. */
export function nothing(): void {}

/** An event of Electron's that a listener may prevent. */
export function preventable<Details extends object>(
  details?: Details,
): Details & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  const methods = {
    preventDefault() {
      prevented = true;
    },
  };
  const event = Object.assign({}, details, methods);
  return Object.defineProperty(event, 'defaultPrevented', { get: () => prevented }) as typeof event & {
    readonly defaultPrevented: boolean;
  };
}
