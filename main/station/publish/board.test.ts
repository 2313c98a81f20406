import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import { wallViewer } from '../../../shared/model/person.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { createBoard } from './board.ts';
import { openViewer } from './viewer.ts';
import type { ViewerHost } from './viewer.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A board of queues and a page that follows it over a wire; between what it says pass 50 ms. */
function page(ask: ViewerHost['ask'] = async () => null) {
  let mono = 0;
  const clock = { now: () => 0, mono: () => mono, after: () => () => undefined };
  const board = createBoard();
  const cells = new Map<string, number>();
  board.topic('queues', { keys: () => cells.keys(), cell: (key) => cells.get(key) });
  const [left, right] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const viewer = openViewer(
    {
      board,
      clock,
      log: silent,
      epoch: 'e',
      hurry: () => undefined,
      ask,
      closed: () => undefined,
    },
    left,
    wallViewer,
  );
  const frames: StationToViewerFrame[] = [];
  const shown = new Map<string, unknown>();
  right.onFrame((frame) => {
    frames.push(frame);
    if (frame.t === 'snapshot') {
      shown.clear();
      for (const [key, value] of Object.entries(frame.topics.queues ?? {})) shown.set(key, value);
    }
    if (frame.t !== 'delta') return;
    for (const [key, value] of Object.entries(frame.topics.queues?.set ?? {})) shown.set(key, value);
    for (const key of frame.topics.queues?.del ?? []) shown.delete(key);
  });
  /** Lets the frames under way arrive. */
  const settle = (): Promise<void> => new Promise((done) => void setImmediate(done));
  return {
    board,
    cells,
    viewer,
    frames,
    shown,
    settle,
    async say(...said: ViewerFrame[]): Promise<void> {
      mono += 50;
      for (const frame of said) right.send(frame);
      await settle();
    },
    ended: new Promise<string>((done) => right.onClose(done)),
    data: () => frames.filter((frame) => frame.t === 'snapshot' || frame.t === 'delta'),
  };
}

test('while a frame is not acknowledged nothing follows it; what changed meanwhile comes merged as one', async () => {
  const { board, cells, viewer, say, settle, data } = page();
  cells.set('sales', 1);
  await say({ t: 'follow', topics: ['queues'] });
  expect(data()).toEqual([{ t: 'snapshot', n: 1, topics: { queues: { sales: 1 } } }]);
  for (const value of [2, 3, 4]) {
    cells.set('sales', value);
    board.touch('queues', 'sales');
    viewer.flush();
  }
  await settle();
  expect(data()).toHaveLength(1);
  await say({ t: 'ack', n: 1 });
  expect(data().slice(1)).toEqual([{ t: 'delta', n: 2, topics: { queues: { set: { sales: 4 }, del: [] } } }]);
  await say({ t: 'ack', n: 2 });
  viewer.flush();
  await settle();
  expect(data()).toHaveLength(2);
});

test('a page that follows more often than twenty times a second is hung up on, and not heard any more', async () => {
  const asked: string[] = [];
  const { say, data, ended } = page(async (name) => asked.push(name));
  const follow = (): ViewerFrame => ({ t: 'follow', topics: ['queues'] });
  for (let n = 0; n < 60; n++) await say(follow());
  expect(data()).toHaveLength(60);
  await say(...Array.from({ length: 21 }, follow), { t: 'ask', id: 1, name: 'late', args: {} });
  expect(await ended).toBe('it follows other topics too often');
  expect(data()).toHaveLength(80);
  expect(asked).toEqual([]);
});

test('of the questions of one page eight are answered at once; more are refused until one of them is', async () => {
  const open: (() => void)[] = [];
  const { say, settle, frames } = page(() => new Promise((done) => open.push(() => done('done'))));
  const ask = (id: number): ViewerFrame => ({ t: 'ask', id, name: 'x', args: {} });
  await say(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(ask));
  const why = '8 questions are open already: wait for an answer';
  expect(frames).toEqual([9, 10].map((id) => ({ t: 'refusal', id, code: 'refused', why })));
  open[0]?.();
  await settle();
  await say(ask(11), ask(12));
  expect(open).toHaveLength(9);
  expect(frames.slice(2)).toMatchObject([
    { t: 'answer', id: 1 },
    { t: 'refusal', id: 12 },
  ]);
});

test('a cell that was touched and is as before is not sent', async () => {
  const { board, cells, viewer, say, settle, data } = page();
  cells.set('sales', 1);
  cells.set('support', 1);
  await say({ t: 'follow', topics: ['queues'] });
  await say({ t: 'ack', n: 1 });
  board.touchAll('queues');
  viewer.flush();
  await settle();
  expect(data()).toHaveLength(1);
  cells.set('sales', 2);
  board.touchAll('queues');
  viewer.flush();
  await settle();
  expect(data().slice(1)).toEqual([{ t: 'delta', n: 2, topics: { queues: { set: { sales: 2 }, del: [] } } }]);
});

test('a cell that is gone is said to be gone once, not at every look', async () => {
  const { board, cells, viewer, say, settle, data } = page();
  cells.set('sales', 1);
  cells.set('old', 1);
  await say({ t: 'follow', topics: ['queues'] });
  await say({ t: 'ack', n: 1 });
  cells.delete('old');
  for (let n = 2; n < 6; n++) {
    board.touchAll('queues');
    viewer.flush();
    await settle();
    await say({ t: 'ack', n });
  }
  const gone = data().flatMap((frame) => (frame.t === 'delta' ? (frame.topics.queues?.del ?? []) : []));
  expect(gone).toEqual(['old']);
});

test('snapshot and deltas together are the board, whatever changes, at whatever pace the page paints', async () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key, value: fc.nat(9) }),
    fc.record({
      kind: fc.constantFrom(
        'del' as const,
        'all' as const,
        'ack' as const,
        'follow' as const,
        'refresh' as const,
      ),
      key,
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { board, cells, viewer, shown, settle, say, data } = page();
      await say({ t: 'follow', topics: ['queues'] });
      for (const each of steps) {
        if (each.kind === 'set') cells.set(each.key, each.value);
        if (each.kind === 'del') cells.delete(each.key);
        if (each.kind === 'set' || each.kind === 'del') board.touch('queues', each.key);
        if (each.kind === 'all') board.touchAll('queues');
        if (each.kind === 'refresh') viewer.refresh();
        if (each.kind === 'follow') await say({ t: 'follow', topics: ['queues'] });
        const before = data().length;
        if (each.kind === 'ack') await say({ t: 'ack', n: data().at(-1)!.n });
        else viewer.flush();
        await settle();
        expect(data().length - before).toBeLessThanOrEqual(1);
      }
      for (let more = 0; more < 3; more++) await say({ t: 'ack', n: data().at(-1)!.n });
      expect([...shown].toSorted()).toEqual([...cells].toSorted());
      expect(data().map((frame) => frame.n)).toEqual(data().map((_, at) => at + 1));
    }),
    { numRuns: 60 },
  );
});
