import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { finish, lineOf, startCli, temporaryFolder } from '../testing/run-cli.ts';

// Every round starts a process.
vi.setConfig({ testTimeout: 120_000 });

test('killed at any moment of a save, the station comes back with the settings before or after, whole', async () => {
  const data = temporaryFolder();
  let centre = 'Callwall';
  // The last ones are for a busy machine that has not saved anything by then.
  for (const delay of [0, 3, 8, 20, 60, 120, 160, 500, 2_000, 8_000]) {
    if (delay > 160 && centre !== 'Callwall') break;
    const child = startCli(['serve', '--data', data, '--port', '0']);
    const url = (await lineOf(child, /^listening /)).replace('listening ', '');
    const desk = await openDesk(url);
    const read = await desk.ask('settings.read', {});
    expect(read.settings.centre).toBe(centre);
    const next = {
      ...read.settings,
      centre: `after ${delay} ms`,
      words: { 'scene.overview': 'x'.repeat(100) },
    };
    const gone = finish(child);
    desk.send('settings.save', { settings: next, was: read.version });
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGKILL');
    await gone;
    const file = join(data, 'settings.json');
    const written = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const now = written.centre ?? 'Callwall';
    expect([centre, next.centre]).toContain(now);
    centre = now;
  }
  expect(centre).toMatch(/^after/);
});

/** A desk as plain as can be. */
async function openDesk(url: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`);
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  // The process is killed under it.
  socket.on('error', () => undefined);
  let last = 0;
  const send = (name: string, args: object) =>
    socket.send(JSON.stringify({ t: 'ask', id: (last += 1), name, args }));
  return {
    send,
    ask(name: string, args: object): Promise<{ version: number; settings: { centre: string } }> {
      send(name, args);
      return new Promise((done) =>
        socket.on('message', (text: Buffer) => {
          const frame = JSON.parse(text.toString());
          if (frame.t === 'answer') done(frame.value);
        }),
      );
    },
  };
}
