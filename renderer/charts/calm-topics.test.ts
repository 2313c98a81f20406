import fc from 'fast-check';
import { BehaviorSubject } from 'rxjs';
import { expect, it } from 'vitest';
import { type Topic, type Topics, topicNames } from '../../shared/contract/topics.ts';
import { CalmTopics } from './calm-topics.ts';
import { DrawQueue } from './draw-queue.ts';

type Live = { [T in Topic]: BehaviorSubject<Topics[T] | undefined> };

/** Topics that a part of a scene follows, in a page whose frames come when they are called, 16 ms apart. */
function part() {
  const live = Object.fromEntries(topicNames.map((name) => [name, new BehaviorSubject(undefined)])) as Live;
  live.queueNames.next({ a: 'first' });
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const frames: (() => void)[] = [];
  const queue = new DrawQueue({
    nextFrame: (run) => frames.push(run),
    now: () => now,
    after: (ms, run) => timers.push({ at: now + ms, run }),
  });
  const turns: number[] = [];
  const calm = new CalmTopics({ topic: (topic) => live[topic] }, queue, (run) => {
    turns.push(now);
    run();
  });
  const stop = calm.start();
  return {
    stop,
    live,
    calm,
    turns,
    /** The next frame; what `change` says becomes known in it. */
    async frame(change: () => void = () => undefined) {
      now += 16;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (const run of frames.splice(0)) run();
      change();
      await Promise.resolve();
    },
  };
}

it('knows at once what is known, and moves on in a frame of figures, with all its topics together', async () => {
  const { live, calm, frame, turns } = part();
  const [queues, teams] = [calm.topic('queueNames'), calm.topic('teamNames')];
  expect(queues.value).toEqual({ a: 'first' });
  const seen: unknown[] = [];
  teams.subscribe((value) => seen.push([value, queues.value]));
  await frame(() => {
    live.queueNames.next({ a: 'second' });
    live.teamNames.next({ t: 'second' });
  });
  expect(turns).toEqual([16]);
  expect(seen).toEqual([
    [undefined, { a: 'first' }],
    [{ t: 'second' }, { a: 'second' }],
  ]);
});

it('is up to date for whoever looks later, and goes on when it is begun again', async () => {
  const { live, calm, frame, stop } = part();
  live.queueNames.next({ a: 'before anybody looked' });
  const shown = calm.topic('queueNames');
  expect(shown.value).toEqual({ a: 'before anybody looked' });
  stop();
  live.queueNames.next({ a: 'meanwhile' });
  calm.start();
  await frame();
  expect(shown.value).toEqual({ a: 'meanwhile' });
  await frame(() => {
    live.queueNames.next({ a: 'another day' });
    calm.release();
  });
  expect(shown.value).toEqual({ a: 'another day' });
});

it('does not stir for topics that nobody in it follows', async () => {
  const { live, calm, frame, turns } = part();
  calm.topic('queueNames');
  await frame(() => live.teamNames.next({ t: 'new' }));
  expect(turns).toEqual([]);
});

it('moves at most every 50 ms, shows the newest within 100, and misses nothing that stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), async (moves) => {
      const { live, calm, frame, turns } = part();
      const shown = calm.topic('queueNames');
      // When each change became known; what is shown is the number of one.
      const known: number[] = [];
      for (const [at, moved] of moves.entries()) {
        await frame(() => {
          if (moved) live.queueNames.next({ a: String(known.push(at)) });
        });
        const oldestUnseen = known[Number(shown.value?.['a']) || 0] ?? at;
        expect((at - oldestUnseen) * 16).toBeLessThanOrEqual(100);
      }
      for (let rest = 0; rest < 8; rest += 1) await frame();
      expect(shown.value).toBe(live.queueNames.value);
      expect(turns.every((time, i) => i === 0 || time - turns[i - 1]! >= 50)).toBe(true);
    }),
  );
});

it('is quiet when its part has gone', async () => {
  const { live, calm, frame, turns, stop } = part();
  calm.topic('queueNames');
  await frame(() => {
    live.queueNames.next({ a: 'last' });
    stop();
  });
  await frame(() => live.queueNames.next({ a: 'later' }));
  for (let rest = 0; rest < 8; rest += 1) await frame();
  expect(turns).toEqual([]);
});
