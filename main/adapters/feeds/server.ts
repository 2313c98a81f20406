import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { FEED_LIMITS, FEED_PROTOCOL } from '../../../shared/contract/feed.ts';
import { STATUS_CODES } from '../node-http.ts';
import type { AccessRules } from './access.ts';
import { judgeFeed } from './access.ts';
import type { OpenFeed } from './feed-socket.ts';
import { bindSocket, CLOSING } from './feed-socket.ts';

export interface FeedServerOptions {
  /** Requests for other paths than `/feed` are left to the server's other listeners. */
  server: Server;
  /** Read at every request, so that changed settings count at once. */
  rules: () => AccessRules;
  openFeed: OpenFeed;
  /** Told of every refusal, with the peer's address and never the token. */
  onRefused?: (peer: string, status: number, why: string) => void;
}

/** Feeds connected at the same time; beyond it, HTTP 503. */
const MAX_FEEDS = 512;

/** Accepts feeds on `/feed` of an existing HTTP server. `close` refuses new ones and closes all with 1001. */
export function serveFeeds(options: FeedServerOptions): { close(): Promise<void>; connections(): number } {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: FEED_LIMITS.frameBytes,
    maxFragments: FEED_LIMITS.fragments,
    ...CLOSING,
    handleProtocols: (offered) => (offered.has(FEED_PROTOCOL) ? FEED_PROTOCOL : false),
  });

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (requestPath(request) !== '/feed') return;
    const peer = peerOf(request);
    const refuse = (status: number, why: string): void => {
      options.onRefused?.(peer, status, why);
      refuseUpgrade(socket, status, why);
    };
    const { remoteAddress, localAddress } = request.socket;
    const access = judgeFeed({ headers: request.headers, remoteAddress, localAddress }, options.rules());
    if (!access.ok) return refuse(access.status, access.why);
    if (!offeredProtocols(request).includes(FEED_PROTOCOL))
      return refuse(400, `the sub-protocol ${FEED_PROTOCOL} is needed`);
    if (sockets.clients.size >= MAX_FEEDS) return refuse(503, 'too many feeds');
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      bindSocket(accepted, { allowed: access.allowed, peer }, options.openFeed);
    });
  }

  options.server.on('upgrade', onUpgrade);
  return {
    connections: () => sockets.clients.size,
    close() {
      options.server.off('upgrade', onUpgrade);
      for (const socket of sockets.clients) socket.close(1001, 'the station is closing');
      return new Promise((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** Answers an upgrade request with a plain HTTP error and closes the connection. */
export function refuseUpgrade(socket: Duplex, status: number, why: string): void {
  const body = `${why}\n`;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 401 ? ['WWW-Authenticate: Bearer'] : []),
  ];
  // The peer may be gone already, or go while we answer: then there is nobody left to tell.
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** The path of a request, without the query. */
export function requestPath(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

/** Address and port of the peer, for logs. */
export function peerOf(request: IncomingMessage): string {
  return `${request.socket.remoteAddress ?? 'unknown'}:${request.socket.remotePort ?? 0}`;
}

function offeredProtocols(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}
