import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';

const program = join(import.meta.dirname, '..', 'dist', 'hub', 'cli.js');
const streaming = join(import.meta.dirname, 'support', 'streaming-source.ts');

/** A process and the lines it has told so far. */
interface Told {
  child: ChildProcess;
  lines: string[];
  /** The first line that fits, told already or to come. */
  line(pattern: RegExp): Promise<string>;
  kill(): Promise<void>;
}

/** Registers what is done at the end of one of the tests that run side by side. */
type Finished = (run: () => void) => void;

function start(finished: Finished, ...args: string[]): Told {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const readers = new Set<() => void>();
  const gone = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const read of readers) read();
  });
  finished(() => void child.kill('SIGKILL'));
  return {
    child,
    lines,
    line: (pattern) =>
      new Promise((done, fail) => {
        const read = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          readers.delete(read);
          done(found);
        };
        readers.add(read);
        child.once('exit', (code) =>
          fail(new Error(`ended with ${code} before ${pattern}: ${lines.slice(-5).join(' | ')}`)),
        );
        read();
      }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function seeded(): () => number {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`random moments from SEED=${seed}\n`);
  return randomFrom(seed);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function folder(finished: Finished): string {
  const made = mkdtempSync(join(tmpdir(), 'callwall-kill-'));
  finished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** How many events of the source the station has, and the highest seq of them. */
function stored(data: string): { events: number; highest: number; next: number } {
  const db = new DatabaseSync(join(data, 'callwall.db'));
  const { events, highest } =
    db
      .prepare('SELECT count(*) AS events, coalesce(max(seq), 0) AS highest FROM events WHERE epoch > 0')
      .get() ?? {};
  const { next } = db.prepare('SELECT coalesce(max(next), 1) AS next FROM epochs').get() ?? {};
  db.close();
  return { events: Number(events), highest: Number(highest), next: Number(next) };
}

function lastAcked(source: Told): number {
  return Number(source.lines.findLast((line) => line.startsWith('acked '))?.split(' ')[1] ?? 0);
}

/** The station has exactly what the outbox has, each under its number and with its time. */
function expectSame(data: string, outbox: string): void {
  const station = new DatabaseSync(join(data, 'callwall.db'));
  const source = new DatabaseSync(outbox);
  const got = station.prepare('SELECT seq, time FROM events WHERE epoch > 0 ORDER BY seq').all();
  const told = source.prepare("SELECT seq, event ->> 'time' AS time FROM entries ORDER BY seq").all();
  station.close();
  source.close();
  expect(got.length).toBe(told.length);
  expect(got).toEqual(told);
}

/** Complaints and orders as the station has them, beside what the outbox told; open hotspots of the district with too many. */
function complaintsAndOrders(data: string, outbox: string) {
  const station = new DatabaseSync(join(data, 'callwall.db'));
  const source = new DatabaseSync(outbox);
  const count = (db: DatabaseSync, sql: string): number =>
    Number(Object.values(db.prepare(sql).get() ?? {})[0]);
  const told = (type: string): number =>
    count(source, `SELECT count(*) FROM entries WHERE event ->> 'type' = '${type}'`);
  const found = {
    complaints: [count(station, 'SELECT count(*) FROM complaints'), told('complaint.filed')],
    orders: [count(station, 'SELECT count(*) FROM orders'), told('order.created')],
    hotspots: station
      .prepare('SELECT body FROM hotspots WHERE ended IS NULL ORDER BY id')
      .all()
      .map(({ body }): { id: string; category: string[]; region: string[] } => JSON.parse(String(body)))
      .map(({ id, category, region }) => `${id} ${[...category, ...region].join('/')}`),
    supervised: count(station, 'SELECT count(*) FROM events WHERE type = 201'),
    supervisedOrders: count(station, "SELECT count(DISTINCT extra ->> 'order') FROM events WHERE type = 201"),
  };
  station.close();
  source.close();
  return found;
}

/** What a command of the program prints, and what it ends with. */
async function run(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, out };
}

const verify = (data: string) => run('verify', '--data', data);

/** The orders when all limits are past, without what the station itself has done. */
async function ordersOf(data: string): Promise<object> {
  const { out } = await run('orders', '--data', data, '--at', '2099-01-01');
  const { created, closed, open, overdueOpen, closedLate, suspended } = JSON.parse(out);
  expect(created).toBeGreaterThan(0);
  return { created, closed, open, overdueOpen, closedLate, suspended };
}

async function drain(source: Told): Promise<number> {
  const drained = source.line(/^drained /);
  source.child.stdin?.write('drain\n');
  return Number((await drained).split(' ')[1]);
}

test.concurrent(
  'a station killed 50 times at random moments has every acknowledged event once, and gets all in the end',
  { timeout: 300_000 },
  async ({ onTestFinished }) => {
    const random = seeded();
    const data = folder(onTestFinished);
    const outbox = join(folder(onTestFinished), 'outbox.db');
    const port = await freePort();
    const serve = (): Told => start(onTestFinished, program, 'serve', '--data', data, '--port', String(port));
    let station = serve();
    await station.line(/^listening /);
    const source = start(onTestFinished, streaming, `ws://127.0.0.1:${port}/feed`, outbox);
    await source.line(/^acked [1-9]/);
    for (let kill = 0; kill < 50; kill++) {
      // Every fifth dies while it starts.
      if (kill % 5 !== 4) await station.line(/^listening /);
      await pause(random() * 250);
      const acked = lastAcked(source);
      await station.kill();
      const { events, highest, next } = stored(data);
      expect(highest).toBeGreaterThanOrEqual(acked);
      expect([events, next]).toEqual([highest, highest + 1]);
      station = serve();
    }
    await station.line(/^listening /);
    const last = await drain(source);
    await station.kill();
    expect(stored(data)).toEqual({ events: last, highest: last, next: last + 1 });
    expectSame(data, outbox);
    const before = complaintsAndOrders(data, outbox);
    expect(before.complaints[0]).toBe(before.complaints[1]);
    expect(before.orders[0]).toBe(before.orders[1]);
    expect(before.hotspots.map((told) => told.replace(/^\d+ /, ''))).toContain('power/outage/south');
    expect([before.supervised > 0, before.supervisedOrders]).toEqual([true, before.supervised]);
    const figures = await ordersOf(data);
    station = serve();
    await station.line(/^listening /);
    await station.kill();
    const after = complaintsAndOrders(data, outbox);
    expect([after.complaints, after.orders, after.hotspots]).toEqual([
      before.complaints,
      before.orders,
      before.hotspots,
    ]);
    expect(after.supervisedOrders).toBe(after.supervised);
    expect(await ordersOf(data)).toEqual(figures);
    const verified = await verify(data);
    expect(verified).toEqual({ code: 0, out: expect.stringContaining('no difference') });
    process.stdout.write(`50 kills of the station, ${last} events: ${verified.out}`);
  },
);

test.concurrent(
  'a source killed 20 times at random moments loses nothing that it has put into its outbox, and doubles nothing',
  { timeout: 300_000 },
  async ({ onTestFinished }) => {
    const random = seeded();
    const data = folder(onTestFinished);
    const outbox = join(folder(onTestFinished), 'outbox.db');
    const station = start(onTestFinished, program, 'serve', '--data', data, '--port', '0');
    const url = `${(await station.line(/^listening /)).replace('listening http', 'ws')}/feed`;
    let source = start(onTestFinished, streaming, url, outbox);
    for (let kill = 0; kill < 20; kill++) {
      if (kill % 4 !== 3) await source.line(/^acked /);
      await pause(random() * 250);
      await source.kill();
      source = start(onTestFinished, streaming, url, outbox);
    }
    await source.line(/^acked [1-9]/);
    const last = await drain(source);
    await station.kill();
    expect(stored(data)).toEqual({ events: last, highest: last, next: last + 1 });
    expectSame(data, outbox);
    const verified = await verify(data);
    expect(verified).toEqual({ code: 0, out: expect.stringContaining('no difference') });
    process.stdout.write(`20 kills of the source, ${last} events: ${verified.out}`);
  },
);
