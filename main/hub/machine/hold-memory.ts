import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Unit: bytes, of both halves. */
const ROOM = 16 << 20;
const LOOK_MS = 100;
/** By how many per cent the old generation grows before it is collected. Smaller costs noticeably more processor time. */
const GROWING = 40;

/**
 * Has V8 prefer memory to speed as far as that costs hardly any: the old generation is collected after it has grown by
 * less, and the young generation stops growing at about 16 MiB. Left alone the one holds as much garbage as figures, and the
 * other goes on to 96 MiB under load and stays there. The limit of the young generation is an option of `node` only
 * (`--max-semi-space-size`), which a program cannot set for itself; how fast it grows can be changed at any time.
 */
export function holdMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING}`);
  let grows = true;
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    // A collection may make it smaller again, and then it must be able to follow the load.
    const mayGrow = young !== undefined && young.space_size < ROOM;
    if (mayGrow === grows) return;
    grows = mayGrow;
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  }, LOOK_MS);
  timer.unref();
}
