import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Answers, AskInput, AskName } from '../../shared/contract/asks.ts';
import { openReader } from '../adapters/archive/open-reader.ts';
import { readHandovers } from '../station/shift/read-handovers.ts';
import { readNotes } from '../station/shift/read-notes.ts';
import { finish, lineOf, startCli, temporaryFolder } from './testing/run-cli.ts';

// Every round starts a process.
vi.setConfig({ testTimeout: 240_000 });

const HALF_DAY = 43_200_000;
const shifts = [
  { name: '上半日班', from: '00:00', to: '12:00' },
  { name: '下半日班', from: '12:00', to: '00:00' },
];

test('killed at any moment of a note, a hand-over and its answer, and asked again, each is there once', async () => {
  const data = temporaryFolder();
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ zone: 'UTC', shifts }));
  const shift = Math.floor(Date.now() / HALF_DAY) * HALF_DAY;
  const delays = [1, 4, 12];
  let before = 0;
  let cut: ((ask: Desk['ask']) => Promise<unknown>) | undefined;
  for (const [round, delay] of delays.entries()) {
    const key = (what: string) => `${what}-${String(round).padStart(6, '0')}`;
    const id = String(round * 2 + 1);
    // Declined, so that the same shift is handed over again in the next round.
    const steps = [
      ['notes.write', { key: key('note'), text: `第 ${round} 条`, follow: true }],
      ['handover.give', { key: key('give'), shift, to: '韩梅', remark: '' }],
      ['handover.decline', { key: key('decline'), id, name: '韩梅', reason: '再来一次' }],
    ] as const;
    for (const [name, args] of steps) {
      const { child, desk } = await start(data);
      const gone = finish(child);
      await cut?.(desk.ask);
      desk.send(name, args);
      await new Promise((done) => setTimeout(done, delay));
      child.kill('SIGKILL');
      await gone;
      const lines = Object.values(stored(data).audit).reduce((sum, count) => sum + count, 0);
      before += Number(lines === round * 3 + steps.findIndex(([each]) => each === name) + 1);
      cut = (ask) => ask(name, args);
    }
  }
  const { child, desk } = await start(data);
  await cut?.(desk.ask);
  const gone = finish(child);
  child.kill('SIGKILL');
  await gone;
  const { notes, handovers, audit } = stored(data);
  expect(notes.map(({ text }) => text)).toEqual(delays.map((_, round) => `第 ${round} 条`));
  expect(handovers.map(({ state, items }) => `${state} ${items.length}`)).toEqual(
    delays.map((_, round) => `declined ${round + 1}`),
  );
  // A line in the journal for each step, none for what was asked again.
  const each = delays.length;
  expect(audit).toEqual({ 'note.write': each, 'handover.give': each, 'handover.decline': each });
  console.log(`of ${each * 3} steps ${before} were stored before the process was killed`);
});

function stored(data: string) {
  const reader = openReader(data);
  try {
    const kinds = ['note.write', 'handover.give', 'handover.decline'] as const;
    const entries = reader.audit({ kinds, text: '', limit: 1_000 });
    const count = (kind: string) => entries.filter(({ what }) => what === kind).length;
    return {
      notes: readNotes(reader.noteEntries(0, Number.MAX_SAFE_INTEGER)),
      handovers: readHandovers(reader.handoverEntries(0, Number.MAX_SAFE_INTEGER)),
      audit: Object.fromEntries(kinds.map((kind) => [kind, count(kind)])),
    };
  } finally {
    reader.close();
  }
}

type Desk = Awaited<ReturnType<typeof start>>['desk'];

async function start(data: string) {
  const child = startCli(['serve', '--data', data, '--port', '0']);
  const url = (await lineOf(child, /^listening /)).replace('listening ', '');
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`);
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  // The process is killed under it.
  socket.on('error', () => undefined);
  let last = 0;
  const send = (name: string, args: object) => {
    socket.send(JSON.stringify({ t: 'ask', id: (last += 1), name, args }));
    return last;
  };
  const ask = <N extends AskName>(name: N, args: AskInput<N>): Promise<Answers[N]> => {
    const id = send(name, args);
    return new Promise((done, fail) =>
      socket.on('message', (text: Buffer) => {
        const frame = JSON.parse(text.toString());
        if (frame.id !== id) return;
        if (frame.t === 'answer') done(frame.value);
        if (frame.t === 'refusal') fail(new Error(frame.why));
      }),
    );
  };
  return { child, desk: { send, ask } };
}
