import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logo } from '../../adapters/settings/read-logo.ts';
import type { Clock, Log } from '../../station/ports.ts';
import { createHttp } from '../http.ts';
import type { HubStation } from '../hub-station.ts';
import { createAttempts } from './attempts.ts';
import { logoRoutes } from './logo-route.ts';
import { acceptViewers } from './live-upgrade.ts';
import { watchLoopDelay } from './loop-delay.ts';
import { messageRoute, messagesRoute } from './message-routes.ts';
import { metricsText } from './metrics-text.ts';
import { rendererFiles } from './renderer-files.ts';
import { jsonReply, textReply } from './reply.ts';
import { sessionRoutes } from './session-route.ts';
import { createSessions } from './sessions.ts';
import type { ViewerRules } from './viewer-access.ts';

export interface HubServerParts {
  rules: ViewerRules;
  /** Seals the sessions of viewers. */
  sessionKey: string;
  station: HubStation;
  /** Folder of the built renderer. */
  rendererFolder: string;
  /** The brand's, if it has one. */
  logo?: Logo | undefined;
  version: string;
  clock: Clock;
  log: Log;
}

export interface HubServer {
  /** Not listening yet; `/feed` is left to whoever listens to its upgrades. */
  server: Server;
  /** Hangs up on viewers and browsers; resolves when the port is free. */
  close(): Promise<void>;
}

/** Everything the hub serves: the wall, `/live`, `/session`, `/healthz` and `/metrics`. */
export function createHubServer(parts: HubServerParts): HubServer {
  const { rules, station, clock, log } = parts;
  const sessions = createSessions({ clock, key: parts.sessionKey, tokens: rules.tokens });
  const written = { rules, sessions, attempts: createAttempts(clock), messages: station.messages, log };
  const loop = watchLoopDelay();
  const viewers = acceptViewers({ rules, sessions, log, openViewer: (wire) => station.openViewer(wire) });

  const server = createHttp({
    rules,
    log,
    files: rendererFiles(parts.rendererFolder),
    upgrades: { '/live': viewers.upgrade, '/feed': 'elsewhere' },
    routes: {
      ...logoRoutes(parts.logo),
      '/healthz': {
        GET() {
          const health = station.health();
          return jsonReply(health.ok ? 200 : 503, { ...health, version: parts.version });
        },
      },
      '/metrics': {
        GET: () =>
          textReply(200, metricsText(station.health(), ownFigures()).trimEnd(), {
            'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
          }),
      },
      '/messages': messagesRoute(written),
      '/messages/*': messageRoute(written),
      '/session': sessionRoutes(rules, sessions, createAttempts(clock)),
    },
  });

  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });

  function ownFigures() {
    return { loop: loop.read(), rss: process.memoryUsage.rss(), version: parts.version };
  }

  return {
    server,
    async close() {
      viewers.close();
      loop.close();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
        // Half a second for answers under way and closing handshakes; then the port must be free. The server itself
        // no longer knows the connections that became WebSockets.
        const cancel = clock.after(500, () => connections.forEach((socket) => socket.destroy()));
        server.once('close', cancel);
      });
    },
  };
}
