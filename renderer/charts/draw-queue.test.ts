import { describe, expect, it } from 'vitest';
import { DrawQueue } from './draw-queue.ts';

describe('DrawQueue', () => {
  const frames: (() => void)[] = [];
  const next = () => frames.splice(0).forEach((run) => run());
  it('draws the first chart at once and one more in each frame', () => {
    const queue = new DrawQueue((run) => frames.push(run));
    const drawn: string[] = [];
    const [a, b, c] = [{}, {}, {}];
    queue.ask(a, () => drawn.push('a'));
    queue.ask(b, () => drawn.push('b1'));
    queue.ask(c, () => drawn.push('c'));
    queue.ask(b, () => drawn.push('b2'));
    expect(drawn).toEqual(['a']);
    next();
    expect(drawn).toEqual(['a', 'b2']);
    next();
    expect(drawn).toEqual(['a', 'b2', 'c']);
    next();
    queue.ask(a, () => drawn.push('a'));
    expect(drawn.at(-1)).toBe('a');
    expect(drawn).toHaveLength(4);
  });
  it('does not draw a chart that has gone', () => {
    const queue = new DrawQueue((run) => frames.push(run));
    const drawn: string[] = [];
    const gone = {};
    queue.ask({}, () => drawn.push('first'));
    queue.ask(gone, () => drawn.push('gone'));
    queue.forget(gone);
    next();
    expect(drawn).toEqual(['first']);
  });
});
