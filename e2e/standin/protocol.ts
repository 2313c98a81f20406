import type { Protocol } from 'electron';
import { phase } from './app-events.ts';
import { privilegedSchemes } from './addresses.ts';
import { standIn } from './strict.ts';

type Handler = Parameters<Protocol['handle']>[1];

/** Who answers for each scheme of the application's. */
export const schemeHandlers = new Map<string, Handler>();

export const protocol = standIn<Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (phase.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      // What the https origin that stands for the scheme has by nature, the application has to ask for.
      if (privileges?.standard !== true || privileges.secure !== true)
        throw new Error(`stand-in: ${scheme} has to be standard and secure`);
      privilegedSchemes.add(scheme);
    }
  },
  handle(scheme, handler) {
    if (!phase.ready) throw new Error('protocol.handle cannot be called before app is ready');
    if (schemeHandlers.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`);
    schemeHandlers.set(scheme, handler);
  },
  unhandle: (scheme) => void schemeHandlers.delete(scheme),
  isProtocolHandled: (scheme) => schemeHandlers.has(scheme),
});
