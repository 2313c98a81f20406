import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import type { AmiMessage } from './ami-parser.ts';
import { AmiParser, field } from './ami-parser.ts';
import { AmiClient } from './ami-client.ts';

const open: { stop(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.stop()));

/** An AMI that answers the challenge, and the log-in by what `judge` says. */
async function pbx(
  judge: (key: string) => boolean,
): Promise<{ port: number; sockets: Socket[]; heard: AmiMessage[]; wire: string[] }> {
  const sockets: Socket[] = [];
  const heard: AmiMessage[] = [];
  const wire: string[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    const parser = new AmiParser();
    socket.on('error', () => undefined);
    socket.write('Asterisk Call Manager/13.0.0\r\n');
    socket.on('data', (chunk) => {
      wire.push(chunk.toString());
      for (const message of parser.push(chunk)) {
        heard.push(message);
        const id = field(message, 'actionid');
        if (field(message, 'action') === 'Challenge')
          socket.write(`Response: Success\r\nActionID: ${id}\r\nChallenge: 4711\r\n\r\n`);
        if (field(message, 'action') !== 'Login') continue;
        const good = judge(field(message, 'key'));
        socket.write(
          `Response: ${good ? 'Success' : 'Error'}\r\nActionID: ${id}\r\nMessage: ${good ? 'Authentication accepted' : 'Authentication failed'}\r\n\r\n`,
        );
        if (good) socket.write('Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ stop: () => (server.close(), sockets.forEach((socket) => socket.destroy())) });
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, sockets, heard, wire };
}

/** A client on a manual clock; `next` resolves at the next state of this name. */
function client(port: number, secret: string) {
  const clock = manualClock();
  const states: string[] = [];
  const messages: AmiMessage[] = [];
  const waiting: { state: string; done: () => void }[] = [];
  const ami = new AmiClient({
    host: '127.0.0.1',
    port,
    user: 'wall',
    secret,
    clock,
    random: () => 0.5,
    onMessage: (message) => messages.push(message),
    onState(state, why) {
      states.push(why === '' ? state : `${state}: ${why}`);
      for (const one of waiting.filter((each) => each.state === state)) one.done();
    },
  });
  open.push(ami);
  return {
    ami,
    clock,
    states,
    messages,
    next: (state: string) => new Promise<void>((done) => waiting.push({ state, done })),
  };
}

test('logs in by challenge: the secret itself never travels', async () => {
  const right = createHash('md5').update('4711top secret').digest('hex');
  const { port, wire } = await pbx((key) => key === right);
  const { ami, next, states } = client(port, 'top secret');
  const up = next('up');
  ami.start();
  await up;
  expect(states).toEqual(['connecting', 'up']);
  expect(wire.join('')).not.toContain('top secret');
});

test('a refused log-in is said as such, and tried again only after a minute', async () => {
  const { port, sockets } = await pbx(() => false);
  const { ami, clock, next, states } = client(port, 'wrong');
  const refused = next('refused');
  ami.start();
  await refused;
  expect(states).toEqual(['connecting', 'refused: Authentication failed']);
  clock.pass(59_000);
  expect(states).toHaveLength(2);
  const again = next('refused');
  clock.pass(1_000);
  await again;
  expect(sockets).toHaveLength(2);
});

test('a cut connection is dialled again after the jitter', async () => {
  const { port, sockets } = await pbx(() => true);
  const { ami, clock, next } = client(port, 's');
  const up = next('up');
  ami.start();
  await up;
  const down = next('down');
  sockets[0]?.destroy();
  await down;
  const back = next('up');
  clock.pass(250);
  await back;
});

test('a peer that is silent for 25 s is given up', async () => {
  const { port, heard } = await pbx(() => true);
  const { ami, clock, next, states } = client(port, 's');
  const up = next('up');
  ami.start();
  await up;
  clock.pass(30_000);
  expect(states.at(2)).toBe('down: no answer for 25 s');
  expect(heard.filter((message) => field(message, 'action') === 'Login')).toHaveLength(1);
});
