import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { textOf } from './text-of.ts';

/*
 * The least a receiver can do, in a process of its own: read frames, JSON.parse them, say what it got. What a
 * station's figures are compared with.
 */

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  let through = 0;
  let told = 0;
  socket.on('message', (data) => {
    const frame = JSON.parse(textOf(data));
    if (frame.t === 'hello') socket.send('{"t":"welcome","resume":1,"window":20000}');
    if (frame.t === 'batch') through += frame.events.length;
    if (through === told) return;
    told = through;
    socket.send(`{"t":"ack","through":${through},"window":20000}`);
  });
});
await once(server, 'listening');
process.send?.((server.address() as AddressInfo).port);
process.on('disconnect', () => process.exit());
