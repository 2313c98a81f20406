import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { AmiMessage } from '../ami-parser.ts';
import { AmiParser, field } from '../ami-parser.ts';

/** A recorded AMI connection: octets of each message with the time they were received, cuts in between. */
export type Recorded =
  | { at: number; conn: 'open' | 'closed' }
  | { at: number; text: string; message: AmiMessage };

interface Player {
  /** The test's clock; moved by the player, in steps that let timers run. */
  clock: { now(): number; pass(ms: number): void };
  /** Messages the source has handled. */
  received: () => number;
  /** Whether the source has noticed a cut. */
  isDown: () => boolean;
}

/** Unit: ms of virtual time. */
const STEP = 200;
const TOGETHER = 100;

/** Joins the octets with the times of the same messages; `raw` has one blank-line-ended block a message. */
export function recordingOf(raw: string, received: string): Recorded[] {
  const blocks = raw.split('\r\n\r\n');
  let next = 0;
  return received
    .trim()
    .split('\n')
    .map((line) => {
      const { at, conn } = JSON.parse(line) as { at: string; conn?: 'open' | 'closed' };
      if (conn) return { at: Date.parse(at), conn };
      const text = `${(blocks[next++] ?? '').replace(/^Asterisk Call Manager[^\n]*\n/, '')}\r\n\r\n`;
      return {
        at: Date.parse(at),
        text,
        message: new AmiParser().push(Buffer.from(text))[0] ?? { greeting: null, fields: new Map() },
      };
    });
}

/**
 * An Asterisk that plays a recording over TCP as fast as the source handles it, on the test's clock: answers challenge,
 * log-in, ping and QueueStatus (with the recorded list of that moment), is gone while the recording was cut, and
 * writes queue_log up to a second late, as the recorded PBX did.
 */
export async function replayPbx(
  recording: readonly Recorded[],
  queueLog: { file: string; lines: readonly string[] } | null,
): Promise<{
  port: number;
  play: (player: Player) => Promise<void>;
  close: () => void;
}> {
  const pbx = new ReplayPbx(recording, queueLog);
  const port = await pbx.listen();
  return { port, play: (player) => pbx.play(player), close: () => pbx.close() };
}

class ReplayPbx {
  readonly #recording: readonly Recorded[];
  readonly #queueLog: { file: string; lines: readonly string[] } | null;
  readonly #server = createServer((socket) => this.#serve(socket));
  #written = 0;
  #open = false;
  #now = 0;
  #socket: Socket | null = null;
  #sent = 0;
  #lists = 0;
  #list: readonly string[] = [];

  constructor(recording: readonly Recorded[], queueLog: { file: string; lines: readonly string[] } | null) {
    this.#recording = recording;
    this.#queueLog = queueLog;
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  close(): void {
    this.#socket?.destroy();
    this.#server.close();
  }

  async play(player: Player): Promise<void> {
    for (const [index, item] of this.#recording.entries()) {
      // Messages of a tenth of a second go out together: events carry their own time.
      if (item.at - this.#now >= TOGETHER || 'conn' in item) {
        await this.#settled(player);
        await this.#wait(player, item.at);
        this.#now = item.at;
      }
      if ('conn' in item) await (item.conn === 'open' ? this.#connect(player, index) : this.#cut(player));
      else if (isSpontaneous(item.message))
        await this.#say(item.text, field(item.message, 'event') === 'FullyBooted');
    }
    await this.#settled(player);
    await this.#wait(player, player.clock.now() + 10_000);
  }

  async #wait(player: Player, until: number): Promise<void> {
    do {
      this.#writeLog(player.clock.now());
      player.clock.pass(Math.max(0, Math.min(STEP, until - player.clock.now())));
      if (player.clock.now() < until) await turn();
    } while (player.clock.now() < until);
  }

  /** A line is in the file when its second is over. */
  #writeLog(now: number): void {
    const { file, lines } = this.#queueLog ?? { file: '', lines: [] };
    const from = this.#written;
    while (this.#written < lines.length && (Number(lines[this.#written]!.split('|')[0]) + 1) * 1000 <= now)
      this.#written++;
    if (this.#written > from) appendFileSync(file, `${lines.slice(from, this.#written).join('\n')}\n`);
  }

  async #connect(player: Player, index: number): Promise<void> {
    this.#list = listAfter(this.#recording, index);
    this.#open = true;
    while (this.#socket === null) {
      player.clock.pass(STEP);
      this.#writeLog(player.clock.now());
      for (let turns = 0; turns < 50 && this.#socket === null; turns++) await turn();
    }
    this.#sent = player.received();
  }

  async #cut(player: Player): Promise<void> {
    this.#open = false;
    this.#socket?.destroy();
    this.#socket = null;
    while (!player.isDown()) await turn();
  }

  async #say(text: string, listFollows: boolean): Promise<void> {
    const lists = this.#lists;
    this.#send(text);
    while (listFollows && this.#lists === lists) await turn();
  }

  /** All that was said is handled: only then time goes on. */
  async #settled(player: Player): Promise<void> {
    while (this.#socket && player.received() < this.#sent) await turn();
  }

  #send(text: string): void {
    this.#sent++;
    this.#socket?.write(text);
  }

  #serve(socket: Socket): void {
    socket.on('error', () => undefined);
    if (!this.#open) return void socket.destroy();
    const parser = new AmiParser();
    socket.write('Asterisk Call Manager/13.0.0\r\n');
    socket.on('data', (chunk) => {
      for (const message of parser.push(chunk)) this.#answer(socket, message);
    });
  }

  #answer(socket: Socket, message: AmiMessage): void {
    const id = field(message, 'actionid');
    const success = `Response: Success\r\nActionID: ${id}\r\n`;
    switch (field(message, 'action')) {
      case 'Challenge':
        return void socket.write(`${success}Challenge: 4711\r\n\r\n`);
      case 'Login':
        socket.write(`${success}Message: Authentication accepted\r\n\r\n`);
        this.#socket = socket;
        return;
      case 'QueueStatus':
        for (const text of this.#list) this.#send(text.replace(/^ActionID: .*$/m, `ActionID: ${id}`));
        this.#lists++;
        return;
      case 'Ping':
        return this.#send(`${success}Ping: Pong\r\n\r\n`);
      default:
        return this.#send(`Response: Error\r\nActionID: ${id}\r\nMessage: Permission denied\r\n\r\n`);
    }
  }
}

/** Answers are given when asked for, not when they were recorded. */
function isSpontaneous(message: AmiMessage): boolean {
  return field(message, 'response') === '' && field(message, 'actionid') === '';
}

/** The first QueueStatus answer after a log-in. */
function listAfter(recording: readonly Recorded[], index: number): string[] {
  const texts: string[] = [];
  for (const item of recording.slice(index + 1)) {
    if (!('text' in item) || !field(item.message, 'actionid').startsWith('snap-')) continue;
    texts.push(item.text);
    if (field(item.message, 'event') === 'QueueStatusComplete') break;
  }
  return texts;
}
