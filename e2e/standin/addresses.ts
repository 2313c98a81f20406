/*
 * Chromium's debugging protocol cannot add a scheme, so `app://callwall/x` is served at an https origin that stands for it
 * and is answered before it reaches a network. Everything that goes to the application is translated back.
 */
const HOST = 'standin.localhost';
const custom = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i;
const disguised = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.standin\.localhost(.*)$/i;

/** Schemes that the application has registered. */
export const privilegedSchemes = new Set<string>();

/** The address under which Chromium shows one of the application's. */
export function toChromium(address: string): string {
  const [, scheme = '', host = '', rest = ''] = custom.exec(address) ?? [];
  if (!privilegedSchemes.has(scheme)) return address;
  return `https://${host}.${scheme}.${HOST}${rest === '' ? '/' : rest}`;
}

/** The application's address behind one of Chromium's. */
export function fromChromium(address: string): string {
  const [, host, scheme, rest] = disguised.exec(address) ?? [];
  return scheme === undefined ? address : `${scheme}://${host}${rest}`;
}

/** Whether Chromium speaks of a page that the application serves, by its origin. */
export function isDisguised(origin: string): boolean {
  return origin.endsWith(`.${HOST}`);
}

/** `scheme://host` of an address. */
export function originOf(address: string): string {
  return /^[^:]+:\/\/[^/?#]*/.exec(address)?.[0] ?? 'null';
}
