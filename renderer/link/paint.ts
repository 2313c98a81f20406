/** A page that is not visible gets no frames at all; after this long its work is done without one. Unit: ms. */
const FRAMELESS_MS = 1_000;

/**
 * Runs `draw` in the next animation frame and `painted` after the browser has painted it. A message posted from the
 * frame's callback is delivered after that frame's paint, which no other callback promises.
 */
export function paint(draw: (frameAt: number) => void, painted: () => void): void {
  let done = false;
  const run = (frameAt: number) => {
    if (done) return;
    done = true;
    clearTimeout(fallback);
    draw(frameAt);
    afterPaint(painted);
  };
  const fallback = setTimeout(() => run(performance.now()), FRAMELESS_MS);
  requestAnimationFrame(run);
}

const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();

/** From within a frame: messages are delivered in order, each after the paint of the frame that posted it. */
function afterPaint(run: () => void): void {
  waiting.push(run);
  channel.port2.postMessage(null);
}
