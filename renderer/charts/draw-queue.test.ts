import { describe, expect, it } from 'vitest';
import { DrawQueue } from './draw-queue.ts';

/** A queue in a page whose frames come when they are called, 16 ms apart. */
function page() {
  const frames: (() => void)[] = [];
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const queue = new DrawQueue({
    nextFrame: (run) => frames.push(run),
    now: () => now,
    after: (ms, run) => timers.push({ at: now + ms, run }),
  });
  const drawn: string[] = [];
  return {
    queue,
    drawn,
    frames,
    sleep: (ms: number) => (now += ms),
    join: (chart: object, name: string) => queue.join(chart, () => drawn.push(name)),
    ask: (chart: object, name: string) => queue.ask(chart, () => drawn.push(name)),
    next() {
      now += 16;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (const run of frames.splice(0)) run();
    },
  };
}

describe('DrawQueue', () => {
  it('draws one chart in each frame, the one that waits longest first, each once', () => {
    const { ask, next, drawn, frames } = page();
    const [a, b] = [{}, {}];
    ask(a, 'a');
    ask(b, 'b1');
    ask(b, 'b2');
    expect(drawn).toEqual([]);
    next();
    expect(drawn).toEqual(['a']);
    next();
    expect(drawn).toEqual(['a', 'b2']);
    expect(frames).toHaveLength(0);
  });
  it('leaves a chart for 50 ms before it is drawn anew, and draws others meanwhile', () => {
    const { ask, next, drawn } = page();
    const [a, b] = [{}, {}];
    ask(a, 'a1');
    next();
    ask(a, 'a2');
    ask(b, 'b');
    next();
    expect(drawn).toEqual(['a1', 'b']);
    ask(a, 'a3');
    next();
    next();
    expect(drawn).toEqual(['a1', 'b']);
    next();
    expect(drawn).toEqual(['a1', 'b', 'a3']);
  });
  it('does not draw a chart that has gone', () => {
    const { ask, next, queue, drawn } = page();
    const gone = {};
    ask(gone, 'gone');
    queue.forget(gone);
    next();
    expect(drawn).toEqual([]);
  });
  it('tells when the charts that waited are drawn, whatever is asked for meanwhile', () => {
    const { ask, next, queue, drawn } = page();
    const [a, b, gone] = [{}, {}, {}];
    queue.whenDrawn(() => drawn.push('nothing to do'));
    ask(a, 'a');
    ask(b, 'b');
    ask(gone, 'gone');
    queue.whenDrawn(() => drawn.push('all'));
    next();
    ask(a, 'a again');
    queue.forget(gone);
    next();
    expect(drawn).toEqual(['nothing to do', 'a', 'b', 'all']);
  });
  it('draws what is asked for while another is drawn in the same frame, and tells of both at once', () => {
    const { next, queue, drawn, frames, ask } = page();
    const [whole, part] = [{}, {}];
    ask(part, 'too early');
    queue.ask(whole, () => {
      drawn.push('whole');
      queue.ask(part, () => drawn.push('part'));
    });
    queue.forget(part);
    queue.whenDrawn(() => drawn.push('all'));
    next();
    expect(drawn).toEqual(['whole', 'part', 'all']);
    expect(frames).toHaveLength(0);
  });
  it('lets join a frame of figures what has stood for 50 ms, and gives it a frame of its own when none comes', () => {
    const { join, next, queue, drawn } = page();
    const table = {};
    join(table, 'at once');
    expect(drawn).toEqual(['at once']);
    for (let frame = 1; frame <= 3; frame += 1) {
      next();
      join(table, `not yet ${frame}`);
      expect(drawn).toEqual(['at once']);
    }
    queue.whenDrawn(() => drawn.push('all'));
    next();
    join(table, 'joined');
    expect(drawn).toEqual(['at once', 'joined', 'all']);
    next();
    join(table, 'alone');
    for (let frame = 0; frame < 4; frame += 1) next();
    expect(drawn).toHaveLength(3);
    next();
    expect(drawn.at(-1)).toBe('alone');
  });
  it('lets one join a frame of figures, and the other the next one', () => {
    const { join, next, drawn } = page();
    const [a, b] = [{}, {}];
    for (let frame = 0; frame < 5; frame += 1) {
      join(a, `a${frame}`);
      join(b, `b${frame}`);
      next();
    }
    // Neither was ever drawn at first, so that b gets the next frame for itself.
    expect(drawn).toEqual(['a0', 'b0', 'a4']);
  });
  it('lets only one join also where that takes longer than a frame', () => {
    const { join, queue, drawn, sleep } = page();
    queue.join({}, () => sleep(40));
    join({}, 'the next one');
    expect(drawn).toEqual([]);
  });
  it('loses nothing of a drawing of which a part failed', () => {
    const { next, queue, drawn } = page();
    queue.ask({}, () => {
      queue.ask({}, () => {
        throw new Error('planted');
      });
      queue.ask({}, () => drawn.push('the other part'));
    });
    queue.whenDrawn(() => drawn.push('all that waited'));
    expect(next).toThrow('planted');
    next();
    expect(drawn).toEqual(['all that waited', 'the other part']);
  });
  it('goes on after a drawing that failed', () => {
    const { ask, next, queue, drawn } = page();
    queue.ask({}, () => {
      throw new Error('planted');
    });
    expect(next).toThrow('planted');
    ask({}, 'next');
    next();
    expect(drawn).toEqual(['next']);
  });
});
