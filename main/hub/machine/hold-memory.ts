import { performance } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Unit: bytes, of both halves of the young generation, up to which it may grow. */
const ROOM = 16 << 20;
const LOOK_MS = 250;
/** Share of its time that a station under load has something to do, at the least. */
const LOAD = 0.85;
/** By how many per cent the old generation grows before it is collected while there is time to spare, and under load. */
const GROWING = { spare: 10, load: 60 };

/**
 * Has V8 prefer memory to speed while there is time to spare: the old generation is collected after it has grown by
 * less, and the young generation grows only under load, to about 16 MiB. Left alone the one holds as much garbage as
 * figures, and the other goes on to 96 MiB and stays there. The limit of the young generation is an option of `node` only
 * (`--max-semi-space-size`), which a program cannot set for itself; how fast it grows can be changed at any time.
 */
export function holdMemory(): void {
  let seen = performance.eventLoopUtilization();
  let loaded = false;
  let grows = false;
  holdOld(loaded);
  holdYoung(grows);
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, seen).utilization >= LOAD;
    seen = now;
    if (busy !== loaded) holdOld((loaded = busy));
    // A collection may make it smaller again, and then it must be able to follow the load.
    const mayGrow = busy && youngSize() < ROOM;
    if (mayGrow !== grows) holdYoung((grows = mayGrow));
  }, LOOK_MS);
  timer.unref();
}

function holdOld(loaded: boolean): void {
  setFlagsFromString(loaded ? '--no-optimize-for-size' : '--optimize-for-size');
  setFlagsFromString(`--heap-growing-percent=${loaded ? GROWING.load : GROWING.spare}`);
}

function holdYoung(grows: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
}

function youngSize(): number {
  return getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
