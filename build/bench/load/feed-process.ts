import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { FEED_PROTOCOL } from '../../../shared/contract/feed.ts';
import { CallFloor } from './call-floor.ts';
import type { FeedOrder, FeedResult } from './feed-order.ts';
import { batchText, helloText } from './frames.ts';
import { textOf } from './text-of.ts';

/*
 * A source of synthetic calls in a process of its own: says hello, keeps to the window, stamps every event with the
 * moment it is sent (performance.timeOrigin + performance.now()), and takes the time until each acknowledgement.
 */

/** Unit: bytes; beyond this the network is what is slow, and sending more only fills memory. */
const ENOUGH_BUFFERED = 4 << 20;
/** Unit: ms between batches of a paced source. */
const TICK = 20;
const PING_MS = 5_000;

const order: FeedOrder = JSON.parse(process.argv[2] ?? '{}');
const { nominal, prefix, shape } = order;
const floor = new CallFloor({ agents: 4_700, queues: 60, rate: nominal, prefix, shape });
/** Made before, where the receiver reads no numbers: then the sender is not what is measured. */
const canned = order.canned
  ? Array.from({ length: 400 }, () => batchText(floor, 1, order.batch, () => Date.now()))
  : [];
const socket = new WebSocket(order.url, FEED_PROTOCOL, { perMessageDeflate: false });
const underWay: { last: number; at: number }[] = [];
let latencies: number[] = [];
let window = 20_000;
let sent = 0;
let acked = 0;
let batches = 0;

function sendBatch(count: number): void {
  const now = performance.timeOrigin + performance.now();
  const text = order.canned
    ? canned[batches % canned.length]!
    : batchText(floor, sent + 1, count, () => Math.floor(now));
  sent += count;
  batches += 1;
  underWay.push({ last: sent, at: performance.now() });
  socket.send(text);
}

/** As much as the station takes. */
function pump(): void {
  while (sent - acked + order.batch <= window && socket.bufferedAmount < ENOUGH_BUFFERED)
    sendBatch(order.batch);
}

function paced(): void {
  const from = performance.now();
  setInterval(() => {
    const due = Math.floor(((performance.now() - from) * order.rate) / 1000) - sent;
    for (let left = Math.min(due, window - (sent - acked)); left > 0; left -= order.batch)
      sendBatch(Math.min(left, order.batch));
  }, TICK);
}

function onAck(through: number): void {
  acked = through;
  const now = performance.now();
  while (underWay.length > 0 && underWay[0]!.last <= through) latencies.push(now - underWay.shift()!.at);
  if (order.rate === 0) pump();
}

socket.on('message', (data) => {
  const frame = JSON.parse(textOf(data));
  if (frame.t === 'ack') {
    window = frame.window;
    onAck(frame.through);
  } else if (frame.t === 'welcome') {
    window = frame.window;
    if (order.rate === 0) pump();
    else paced();
  } else if (frame.t === 'nack' || frame.t === 'reject' || frame.t === 'fault') throw new Error(textOf(data));
});
await once(socket, 'open');
socket.on('close', (code, reason) => {
  throw new Error(`the station hung up: ${code} ${reason.toString()}`);
});
socket.send(helloText('bench', randomUUID(), 1, 0));
setInterval(() => socket.send(JSON.stringify({ t: 'ping', n: batches, at: Date.now() })), PING_MS);

/** The parent says when a stretch of measuring ends; it begins with the one before. */
let since = { at: performance.now(), acked: 0 };
process.on('message', () => {
  const now = performance.now();
  const result = {
    seconds: (now - since.at) / 1000,
    events: acked - since.acked,
    latencies,
  } satisfies FeedResult;
  since = { at: now, acked };
  latencies = [];
  process.send?.(result);
});
process.on('disconnect', () => process.exit());
