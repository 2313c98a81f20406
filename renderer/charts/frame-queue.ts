import { DrawQueue } from './draw-queue.ts';

/** All that is drawn on canvases shares it: one of them a frame. */
export const frameQueue = new DrawQueue({
  nextFrame: (run) => requestAnimationFrame(run),
  now: () => performance.now(),
  after: (ms, run) => setTimeout(run, ms),
});
