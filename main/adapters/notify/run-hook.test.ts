import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { webhookSchema } from '../../../shared/model/settings.ts';
import { createWords } from '../../../shared/words/words.ts';
import { manualClock } from '../feeds/testing/manual-clock.ts';
import type { HookEvent } from './hook-event.ts';
import { openHookOutbox } from './hook-outbox.ts';
import type { HookAnswer } from './post-hook.ts';
import { hookBackoff, runHook } from './run-hook.ts';

const taken: HookAnswer = { ok: true };
const refused: HookAnswer = { ok: false, why: 'HTTP 500', lasting: false, waitMs: 0 };

const anEvent = (id: string): HookEvent => ({
  id,
  event: 'raised',
  severity: 'critical',
  at: 0,
  rule: 'r',
  count: 1,
  scope: { kind: 'centre', key: '', name: '' },
  readings: [],
  raise: { above: 1 },
  text: { headline: 'h', what: id, howMuch: '', where: '', since: '', tip: '' },
});

/** A plain web-hook on an outbox on disk, with a clock that only the test moves; posts are answered as it says. */
function rig(answer: (at: number) => HookAnswer = () => taken) {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-hook-'));
  const clock = manualClock();
  const log: string[] = [];
  const posts: { at: number; key: string; ids: string[] }[] = [];
  const say = (message: string): void => void log.push(message);
  const hook = webhookSchema.parse({ id: 'h1', kind: 'json', url: 'http://x.example/s3cret' });
  let changes = 0;
  const start = () => {
    const outbox = openHookOutbox(join(folder, 'webhooks.db'), clock.now());
    const running = runHook({
      hook,
      centre: 'c',
      words: createWords('en'),
      outbox,
      clock,
      log: { info: say, warn: say, error: say },
      changed: () => void changes++,
      random: () => 1,
      post: (_kind, request, key) => {
        const { events } = JSON.parse(request.body) as { events: { id: string }[] };
        posts.push({ at: clock.mono(), key, ids: events.map(({ id }) => id) });
        return Promise.resolve(answer(posts.length - 1));
      },
    });
    return { running, outbox };
  };
  let life = start();
  onTestFinished(async () => {
    await life.running.stop();
    life.outbox.close();
    rmSync(folder, { recursive: true });
  });
  return {
    posts,
    log,
    changes: () => changes,
    tell: (...ids: string[]) => life.running.tell(ids.map(anEvent)),
    health: () => life.running.health(),
    /** Moves on second by second, so that whatever was posted is answered in between. */
    async pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second++) {
        clock.pass(1_000);
        for (let i = 0; i < 5; i++) await Promise.resolve();
      }
    },
    async restart(): Promise<void> {
      await life.running.stop();
      life.outbox.close();
      life = start();
    },
  };
}

test('what is told is posted at once, and never again under the same id', async () => {
  const { tell, pass, posts } = rig();
  tell('a');
  await pass(1);
  tell('a');
  tell('a', 'b');
  await pass(60);
  expect(posts.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
});

test('what cannot be told is tried again with growing waits, as the same message', async () => {
  const { tell, pass, posts, health } = rig((at) => (at < 3 ? refused : taken));
  tell('a');
  await pass(1);
  tell('b');
  await pass(60);
  expect(posts.map(({ ids }) => ids)).toEqual([['a'], ['a'], ['a'], ['a'], ['b']]);
  expect(new Set(posts.slice(0, 4).map(({ key }) => key)).size).toBe(1);
  expect(posts[4]?.key).not.toBe(posts[0]?.key);
  const waits = posts.slice(1).map(({ at }, n) => Math.round((at - posts[n]!.at) / 1000));
  // The first answer comes a second later here; three seconds lie between any two posts, or the doubling of two seconds.
  expect(waits).toEqual([4, 4, 8, 3]);
  expect(health()).toMatchObject({ sent: 2, failed: 3, dropped: 0, waiting: 0, trouble: null });
});

test('trouble is told after the second failure in a row, and that it is over', async () => {
  const { tell, pass, health, changes, log } = rig((at) => (at < 2 ? refused : taken));
  tell('a');
  await pass(1);
  expect([health().trouble, changes()]).toEqual([null, 0]);
  await pass(4);
  expect(health().trouble).toMatchObject({ why: 'HTTP 500' });
  expect(changes()).toBe(1);
  await pass(10);
  expect([health().trouble, changes()]).toEqual([null, 2]);
  expect(log.at(-1)).toBe('a web-hook works again');
});

test('a flood stays within twenty messages a minute and loses nothing', async () => {
  const { tell, pass, posts } = rig();
  for (let n = 0; n < 300; n++) {
    tell(`e${n}`);
    if (n % 5 === 0) await pass(1);
  }
  await pass(60);
  const counts = posts.map(({ at }) => posts.filter((post) => post.at >= at && post.at < at + 60_000).length);
  expect(Math.max(...counts)).toBeLessThanOrEqual(20);
  expect(posts.flatMap(({ ids }) => ids)).toEqual(Array.from({ length: 300 }, (_, n) => `e${n}`));
});

test('what a robot asks for is kept to', async () => {
  const { tell, pass, posts } = rig((at) => (at === 0 ? { ...refused, waitMs: 60_000 } : taken));
  tell('a');
  await pass(59);
  expect(posts).toHaveLength(1);
  await pass(3);
  expect(posts).toHaveLength(2);
});

test('what waits goes out after a restart, under the same key; what went out does not', async () => {
  const { tell, pass, posts, restart } = rig((at) => (at === 1 ? refused : taken));
  tell('a');
  await pass(5);
  tell('b');
  await pass(1);
  await restart();
  tell('a', 'b');
  await pass(5);
  expect(posts.map(({ ids }) => ids)).toEqual([['a'], ['b'], ['b']]);
  expect(posts[2]?.key).toBe(posts[1]?.key);
});

test('after thirty minutes it is old news: dropped, counted and logged', async () => {
  const { tell, pass, health, log, posts } = rig(() => refused);
  tell('a');
  await pass(29 * 60);
  expect(health()).toMatchObject({ dropped: 0, waiting: 1 });
  await pass(4 * 60);
  expect(health()).toMatchObject({ dropped: 1, waiting: 0, trouble: { why: 'HTTP 500' } });
  expect(log).toContain('what happened was not told');
  expect(posts.length).toBeLessThan(25);
});

test('a message that would be refused again is given up, the next one is told', async () => {
  const { tell, pass, posts, health } = rig((at) => (at === 0 ? { ...refused, lasting: true } : taken));
  tell('a');
  await pass(1);
  tell('b');
  await pass(10);
  expect(posts.map(({ ids }) => ids)).toEqual([['a'], ['b']]);
  expect(health()).toMatchObject({ dropped: 1, sent: 1 });
});

test('an outbox that fails does not end the program; what it lost is told again', async () => {
  const { tell, health, log, pass } = rig();
  const broken = vi.spyOn(JSON, 'stringify').mockImplementationOnce(() => {
    throw new Error('disk full');
  });
  expect(tell('a')).toBe(false);
  broken.mockRestore();
  expect(health().trouble).toMatchObject({ why: 'what it has to tell cannot be stored' });
  expect(log).toEqual(['a web-hook cannot keep what it has to tell']);
  expect(tell('a')).toBe(true);
  await pass(5);
  expect(health()).toMatchObject({ sent: 1, trouble: null });
});

test('waits double up to two minutes, half of each by chance', () => {
  expect([1, 2, 3, 7, 50].map((n) => hookBackoff(n, 1))).toEqual([2_000, 4_000, 8_000, 120_000, 120_000]);
  expect(hookBackoff(3, 0)).toBe(4_000);
});
