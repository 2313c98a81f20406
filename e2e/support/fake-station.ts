import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerAsk } from '../../main/station/asks/ask-book.ts';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import { type Answerers } from '../../shared/contract/asks.ts';
import { type Person, wallViewer } from '../../shared/model/person.ts';
import type { Topics } from '../../shared/contract/topics.ts';
import { type StationToViewerFrame, VIEWER_VERSION } from '../../shared/contract/viewer.ts';

/** A station that says what a script tells it: enough to look at the wall in every state, without feeds or archive. */
export interface FakeStation {
  url: string;
  /** Sends a frame to every viewer; a delta gets the number that is due there. */
  say(frame: StationToViewerFrame): void;
  /** Topics of the newest `follow`. */
  followed(): readonly string[];
  /** The highest number a viewer has acknowledged. */
  acked(): number;
  /** Stops talking without closing, as a pulled cable does. */
  mute(): void;
  /** Closes every viewer's wire. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Who sits at the desk, and what is answered to them. */
export interface FakeDesk {
  who?: Person;
  answerers?: Answerers;
}

interface ToldFrame {
  t: string;
  n?: number;
  topics?: string[];
  id?: number;
  name?: string;
  args?: unknown;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** A sign in a blue that is too dark for a dark wall. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><path fill="#0b2a7a" d="M5 5h30l-8 12h-12v6h10l-8 12H5zM45 5h40l-8 12H57v18H45z"/></svg>';
/** What the hub will allow a page, at the least: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'";

/** Serves the built pages of `folder` and speaks the viewer frames; `topics` is asked at every `follow`. `now`: its clock, epoch ms. */
export async function startFakeStation(
  folder: string,
  topics: () => Partial<Topics>,
  version = VIEWER_VERSION,
  now: () => number = Date.now,
  desk: FakeDesk = {},
): Promise<FakeStation> {
  const server = createServer((request, response) => serveFile(folder, request.url ?? '/', response));
  const sockets = new WebSocketServer({ server, path: '/live' });
  let muted = false;
  let acked = 0;
  let followed: readonly string[] = [];
  const tell = (socket: WebSocket, frame: StationToViewerFrame) =>
    muted || socket.send(JSON.stringify(frame));
  const sent = new WeakMap<WebSocket, number>();
  const next = (socket: WebSocket): number => {
    const n = (sent.get(socket) ?? 0) + 1;
    sent.set(socket, n);
    return n;
  };
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const frame: ToldFrame = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '{}');
      if (frame.t === 'hello')
        tell(socket, { t: 'welcome', v: version, epoch: 'fake', now: now(), who: desk.who });
      if (frame.t === 'follow') followed = frame.topics ?? [];
      if (frame.t === 'follow') tell(socket, { t: 'snapshot', n: next(socket), topics: topics() });
      if (frame.t === 'ask') void answer(desk, frame).then((answered) => tell(socket, answered));
      if (frame.t === 'ack') acked = Math.max(acked, frame.n ?? 0);
      if (frame.t === 'ping') tell(socket, { t: 'pong', n: frame.n ?? 0, at: now() });
    });
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    say: (frame) =>
      sockets.clients.forEach((socket) =>
        tell(socket, frame.t === 'delta' ? { ...frame, n: next(socket) } : frame),
      ),
    followed: () => followed,
    acked: () => acked,
    mute: () => void (muted = true),
    hangUp: () => sockets.clients.forEach((socket) => socket.terminate()),
    close: () =>
      new Promise((done) => {
        sockets.clients.forEach((socket) => socket.terminate());
        server.close(() => done());
      }),
  };
}

/** What it answers does not depend on how long a page stays. */
const forever = { ended: () => false };

/** Answers as the script does; what it does not know is refused. */
async function answer(
  { who = wallViewer, answerers = {} }: FakeDesk,
  { id = 0, name = '', args }: ToldFrame,
): Promise<StationToViewerFrame> {
  try {
    return { t: 'answer', id, value: await answerAsk([answerers], name, args, who, forever) };
  } catch (fault) {
    const code = fault instanceof AskRefusal ? fault.code : 'refused';
    return { t: 'refusal', id, code, why: fault instanceof Error ? fault.message : String(fault) };
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((done) => server.listen(0, '127.0.0.1', done));
}

function serveFile(folder: string, url: string, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://fake');
  if (pathname === '/brand/logo') {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(logo);
    return;
  }
  if (pathname === '/session') {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"needed":false,"ok":true}');
    return;
  }
  const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  createReadStream(path).pipe(response);
}
