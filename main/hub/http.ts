import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { refuseUpgrade, requestPath } from '../adapters/feeds/server.ts';
import { createServer } from '../adapters/node-http.ts';
import type { Log } from '../station/ports.ts';
import type { Upgrade } from './http/live-upgrade.ts';
import type { RendererFiles } from './http/renderer-files.ts';
import { textReply } from './http/reply.ts';
import type { Handler, Reply } from './http/reply.ts';
import { securityHeaders } from './http/security-headers.ts';
import { addressedToUs } from './http/viewer-access.ts';
import type { ViewerRules } from './http/viewer-access.ts';

const methods = ['GET', 'POST', 'DELETE'] as const;
type Method = (typeof methods)[number];

export interface HttpParts {
  rules: ViewerRules;
  files: RendererFiles;
  /** By path; `/things/*` stands for one more part after `/things/`. */
  routes: Record<string, Partial<Record<Method, Handler>>>;
  /** WebSocket addresses; `elsewhere`: another listener of the server takes them. */
  upgrades: Record<string, Upgrade | 'elsewhere'>;
  log: Log;
}

const notBuilt =
  '大屏页面尚未构建：请在项目目录运行 npm run build，然后重启。\n' +
  'The wall has not been built: run `npm run build` in the project folder and start again.';
const notHere = '这里没有这个页面；大屏在 / 。\nThere is no such page here; the wall is at / .';
const foreignName =
  'This name is not served here; add it to "hosts" in the settings. 请将此主机名加入设置 hosts。';

/** The hub's HTTP server, not listening yet. Every request's Host is checked before anything else is looked at. */
export function createHttp(parts: HttpParts): Server {
  const server = createServer({ maxHeaderSize: 16 << 10, requestTimeout: 30_000, headersTimeout: 10_000 });
  server.on('request', (request, response) => {
    // A foreign name must not find its way into the policy.
    const host = addressedToUs(request, parts.rules) ? request.headers.host : undefined;
    const reply = host === undefined ? Promise.resolve(textReply(421, foreignName)) : answer(parts, request);
    void reply.then((made) =>
      send(request, response, { ...made, headers: { ...securityHeaders(host), ...made.headers } }),
    );
  });
  server.on('upgrade', (request, socket, head) => {
    const path = requestPath(request);
    const upgrade = lookUp(parts.upgrades, path);
    // While the hub stops, the other listener is gone already and somebody has to answer.
    if (upgrade === 'elsewhere' && server.listenerCount('upgrade') > 1) return;
    // Whatever a peer does to its socket before it is a WebSocket must not end the process.
    socket.on('error', () => socket.destroy());
    if (!addressedToUs(request, parts.rules)) refuseUpgrade(socket, 421, foreignName);
    else if (upgrade === 'elsewhere') refuseUpgrade(socket, 503, 'The station is stopping.');
    else if (upgrade === undefined)
      refuseUpgrade(socket, 404, 'There is no WebSocket here; try /feed or /live.');
    else upgrade(request, socket, head);
  });
  return server;
}

async function answer(parts: HttpParts, request: IncomingMessage): Promise<Reply> {
  try {
    return await route(parts, request);
  } catch (fault) {
    parts.log.error('request failed', { method: request.method, path: requestPath(request), cause: fault });
    return textReply(500, '服务器内部错误，详见日志。\nInternal error; the log says more.');
  }
}

async function route(parts: HttpParts, request: IncomingMessage): Promise<Reply> {
  const path = requestPath(request);
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  const method = methods.find((each) => each === asked);
  const known = lookUp(parts.routes, path) ?? lookUp(parts.routes, path.replace(/[^/]+$/, '*'));
  if (known !== undefined) {
    const handler = method === undefined ? undefined : known[method];
    return handler === undefined ? notAllowed(Object.keys(known)) : await handler(request);
  }
  if (lookUp(parts.upgrades, path) !== undefined) {
    return textReply(426, 'This address speaks WebSocket only.', {
      Upgrade: 'websocket',
      Connection: 'Upgrade',
    });
  }
  if (path === '/' && !parts.files.present()) return textReply(503, notBuilt);
  const file = parts.files.serve(path, request);
  // Paths are looked up as sent, by exact name: nothing is decoded or resolved.
  if (file === undefined) return textReply(404, notHere);
  return method === 'GET' ? file : notAllowed(['GET']);
}

function notAllowed(here: string[]): Reply {
  const allow = here.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  return textReply(405, `Only ${allow} here.`, { Allow: allow });
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const hasBody = reply.status !== 204 && reply.status !== 304;
  const length = hasBody ? { 'Content-Length': String(Buffer.byteLength(reply.body)) } : {};
  response.writeHead(reply.status, { ...reply.headers, ...length });
  response.end(hasBody && request.method !== 'HEAD' ? reply.body : undefined);
}

/** Own properties only: `/__proto__` is not a route. */
function lookUp<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
