import { DrawQueue } from './draw-queue.ts';

/** All that is drawn on canvases shares it: one of them a frame. */
export const frameQueue = new DrawQueue((run) => requestAnimationFrame(run));
