import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { People } from '../../adapters/people/people.ts';
import type { PushSources } from '../../adapters/feeds/push/push-sources.ts';
import type { HookHealth } from '../../adapters/notify/run-hook.ts';
import type { Logo } from '../../adapters/settings/read-logo.ts';
import type { Clock, Log } from '../../station/ports.ts';
import { createHttp } from '../http.ts';
import type { HubStation } from '../hub-station.ts';
import { createAttempts } from './attempts.ts';
import { ingestRoute } from './ingest-route.ts';
import { logoRoutes } from './logo-route.ts';
import { acceptViewers } from './live-upgrade.ts';
import { watchLoopDelay } from './loop-delay.ts';
import { messageRoute, messagesRoute } from './message-routes.ts';
import { metricsText } from './metrics-text.ts';
import { rendererFiles } from './renderer-files.ts';
import { jsonReply, textReply } from './reply.ts';
import { sessionRoutes } from './session-route.ts';
import { createSessions } from './sessions.ts';
import type { Entrance, ViewerRules } from './viewer-access.ts';
import { watchViewers } from './viewer-watch.ts';

export interface HubServerParts {
  rules: ViewerRules;
  /** Seals the sessions of viewers. */
  sessionKey: string;
  people: People;
  station: HubStation;
  /** How the web-hooks do; absent without any. */
  webhooks?: () => HookHealth[];
  /** Sources that push over HTTP, and how the numbers of callers become tokens; without, none may. */
  ingest?: { pushes: PushSources; customer: (raw: string) => string };
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
  const entrance = createEntrance(parts);
  const attempts = createAttempts(clock);
  const written = { ...entrance, attempts, messages: station.messages, log };
  const watch = watchViewers(parts.people, clock);
  const loop = watchLoopDelay();
  const openViewer: HubStation['openViewer'] = (wire, who) => station.openViewer(wire, who);
  const viewers = acceptViewers({ entrance, watch, log, openViewer });

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
          textReply(200, metricsText(station.health(), ownFigures(), tellers()).trimEnd(), {
            'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
          }),
      },
      ...(parts.ingest && { '/ingest/*': ingestRoute({ ...parts.ingest, rules, attempts, log }) }),
      '/messages': messagesRoute(written),
      '/messages/*': messageRoute(written),
      '/session': sessionRoutes({ ...entrance, people: parts.people, attempts: createAttempts(clock) }),
    },
  });

  const hangUp = closerOf(server, clock);

  function ownFigures() {
    return { loop: loop.read(), rss: process.memoryUsage.rss(), version: parts.version };
  }

  function tellers() {
    return { hooks: parts.webhooks?.() ?? [], pushes: parts.ingest?.pushes.health() ?? [] };
  }

  return {
    server,
    async close() {
      viewers.close();
      watch.close();
      loop.close();
      await hangUp();
    },
  };
}

/** What ends a server that has not begun to listen yet; it resolves when the port is free. */
function closerOf(server: Server, clock: Clock): () => Promise<void> {
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeIdleConnections();
      // Half a second for answers under way and closing handshakes; then the port must be free. The server itself
      // no longer knows the connections that became WebSockets.
      const cancel = clock.after(500, () => connections.forEach((socket) => socket.destroy()));
      server.once('close', cancel);
    });
}

/** Viewer tokens are those of the settings and those that administrators made. */
function createEntrance({ rules, people, clock, sessionKey }: HubServerParts): Entrance {
  const listed = rules.tokens.filter(({ viewer }) => viewer);
  const fixed = listed.map(({ token }) => ({ secret: token, until: Infinity }));
  const made = () => people.walls.good().map(({ digest, until }) => ({ secret: digest, until }));
  const viewers = () => [...fixed, ...made()];
  return { rules, people, sessions: createSessions({ clock, key: sessionKey, viewers }) };
}
