import type { Bridge } from '../../shared/contract/bridge.ts';
import { paint } from './paint.ts';
import { shellWire } from './port-wire.ts';
import type { LinkPorts } from './ports.ts';
import { liveAddress, socketWire } from './socket-wire.ts';

/** What the client needs from the page it runs in. @param bridge the Electron shell around it; in a browser there is none */
export function pagePorts(bridge: Bridge | undefined): LinkPorts {
  return {
    dial: () => (bridge === undefined ? socketWire(liveAddress(location)) : shellWire(bridge)),
    paint,
    now: () => Date.now(),
    mono: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
