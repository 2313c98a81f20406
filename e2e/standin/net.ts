import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { ClientRequest as NodeRequest, IncomingMessage as NodeAnswer } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientRequest, ClientRequestConstructorOptions, Net } from 'electron';
import { standIn } from './strict.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
};

/** Electron's fetch reads files too, and names their kind. */
async function fetchLikeElectron(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const address = new URL(input instanceof Request ? input.url : input);
  if (address.protocol !== 'file:') return fetch(input, init);
  const path = fileURLToPath(address);
  const bytes = await readFile(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const type = types[extname(path)] ?? 'application/octet-stream';
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
}

/** A request by events, as electron-updater makes them; over Node instead of Chromium's network. */
function request(given: ClientRequestConstructorOptions | string): ClientRequest {
  const options = typeof given === 'string' ? { url: given } : given;
  const events = new EventEmitter();
  const headers = { ...options.headers } as Record<string, string | string[]>;
  const follows = (options.redirect ?? 'follow') === 'follow';
  let current: NodeRequest | undefined;
  let body: Buffer[] = [];
  let aborted = false;

  function send(url: URL): void {
    const make = url.protocol === 'https:' ? httpsRequest : httpRequest;
    current = make(url, { method: options.method ?? 'GET', headers });
    current.on('error', (fault) => void (aborted || events.emit('error', fault)));
    current.on('response', (answer) => received(url, answer));
    current.end(Buffer.concat(body));
  }
  function received(url: URL, answer: NodeAnswer): void {
    const { statusCode = 0, headers: told } = answer;
    if (statusCode < 300 || statusCode >= 400 || told.location === undefined) {
      // Node's answer has what Electron's has: status, headers, and a stream's events.
      events.emit('response', answer);
      answer.once('end', () => events.emit('close'));
      return;
    }
    answer.resume();
    const next = new URL(told.location, url);
    events.emit('redirect', statusCode, options.method ?? 'GET', next.href, told);
    // Whoever aborts there asks the new address itself, as electron-updater does.
    if (follows && !aborted) send(next);
  }

  return standIn<ClientRequest>(
    'net.request',
    {
      setHeader: (name, value) => void (headers[name.toLowerCase()] = value),
      getHeader: (name) => String(headers[name.toLowerCase()] ?? ''),
      removeHeader: (name) => void delete headers[name.toLowerCase()],
      write: (chunk) => void (body = [...body, Buffer.from(chunk)]),
      end(chunk) {
        if (chunk !== undefined) body = [...body, Buffer.from(chunk)];
        send(addressOf(options));
        return this as ClientRequest;
      },
      abort() {
        aborted = true;
        current?.destroy();
        events.emit('abort');
        events.emit('close');
      },
      followRedirect() {},
    },
    events,
  );
}

function addressOf({
  url,
  protocol = 'http:',
  hostname,
  host,
  port,
  path = '/',
}: ClientRequestConstructorOptions): URL {
  if (url !== undefined) return new URL(url);
  const address = new URL(`${protocol}//${host ?? hostname ?? ''}${path}`);
  if (port !== undefined) address.port = String(port);
  return address;
}

export const net = standIn<Net>('net', {
  fetch: fetchLikeElectron,
  request,
  isOnline: () => true,
  online: true,
});
