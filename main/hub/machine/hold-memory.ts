import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

const LOOK_MS = 100;
/** Share of its time that a station under load has something to do, at the least. */
const LOAD = 0.85;
/** By how many per cent the old generation grows before it is collected while there is time to spare, and under load. */
const GROWING = { spare: 10, load: 60 };

/**
 * Has V8 prefer memory to speed while there is time to spare: the old generation is collected after it has grown by
 * less, and the young generation grows only under load. Left alone the one holds as much garbage as figures, and the
 * other goes on to 96 MiB and stays there. How far it may grow is an option of `node` only (`--max-semi-space-size`, given
 * where this program is started), which a program cannot set for itself.
 */
export function holdMemory(): void {
  // What runs often is compiled once more soon afterwards: the step between costs 5 MiB and no events a second.
  setFlagsFromString('--no-maglev');
  let seen = performance.eventLoopUtilization();
  let loaded = false;
  hold(loaded);
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, seen).utilization >= LOAD;
    seen = now;
    if (busy !== loaded) hold((loaded = busy));
  }, LOOK_MS);
  timer.unref();
}

function hold(loaded: boolean): void {
  setFlagsFromString(loaded ? '--no-optimize-for-size' : '--optimize-for-size');
  setFlagsFromString(`--heap-growing-percent=${loaded ? GROWING.load : GROWING.spare}`);
  setFlagsFromString(`--semi-space-growth-factor=${loaded ? 2 : 1}`);
}
