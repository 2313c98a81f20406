import { describe, expect, it } from 'vitest';
import { DrawQueue } from './draw-queue.ts';

describe('DrawQueue', () => {
  const frames: (() => void)[] = [];
  const next = () => frames.splice(0).forEach((run) => run());
  it('draws one chart in each frame, the one that waits longest first, each once', () => {
    const queue = new DrawQueue((run) => frames.push(run));
    const drawn: string[] = [];
    const [a, b] = [{}, {}];
    queue.ask(a, () => drawn.push('a'));
    queue.ask(b, () => drawn.push('b1'));
    queue.ask(b, () => drawn.push('b2'));
    expect(drawn).toEqual([]);
    next();
    expect(drawn).toEqual(['a']);
    next();
    expect(drawn).toEqual(['a', 'b2']);
    expect(frames).toHaveLength(0);
    queue.ask(a, () => drawn.push('a'));
    next();
    expect(drawn).toHaveLength(3);
  });
  it('does not draw a chart that has gone', () => {
    const queue = new DrawQueue((run) => frames.push(run));
    const drawn: string[] = [];
    const gone = {};
    queue.ask(gone, () => drawn.push('gone'));
    queue.forget(gone);
    next();
    expect(drawn).toEqual([]);
  });
});
