import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Posted {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  bytes: number;
}

/** How a test's server answers: null hangs. */
export type Reply = { status?: number; body?: unknown; headers?: Record<string, string> } | null;

/** A receiver of web-hooks on a port of its own, as a chat's server is: it keeps what was posted. */
export async function hookServer(reply: (at: number) => Reply = () => ({ body: { errcode: 0 } })) {
  const posts: Posted[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const all = Buffer.concat(pieces);
      const { url: path = '', headers } = request;
      posts.push({ path, headers, body: JSON.parse(all.toString()), bytes: all.length });
      answer(response, reply(posts.length - 1));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, posts };
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === null) return;
  response.writeHead(reply.status ?? 200, reply.headers ?? {});
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
}
