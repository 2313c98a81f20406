import { bridgeSide } from './bridge.ts';
import type { PageConfig } from './messages.ts';

/** Runs in the page's own world, before any script of the page: receives what the preload exposes. */
export function bootPageWorld({ secret }: PageConfig): void {
  const { take, fire, hear } = bridgeSide(secret, 'page', 'isolated');
  hear('expose', ({ name, value }) => {
    const descriptor = { value: freeze(take(value)), enumerable: true, writable: false, configurable: false };
    Object.defineProperty(window, name, descriptor);
  });
  // A window that the application denies must never come to be, so it is asked first; denied, `open` returns null.
  window.open = (url) => {
    fire('open', { url: new URL(String(url ?? 'about:blank'), location.href).href });
    return null;
  };
}

export function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
