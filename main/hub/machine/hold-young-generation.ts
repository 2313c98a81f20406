import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Unit: bytes, of both halves. */
const ROOM = 16 << 20;
const LOOK_MS = 50;

/**
 * Ends the growth of V8's young generation at about 16 MiB. Left alone it goes on to 96 MiB under load and stays there,
 * a third of the station's memory, to save a few per cent of the processor. Its limit is an option of `node` only
 * (`--max-semi-space-size`), which a program cannot set for itself; how fast it grows can be changed at any time.
 */
export function holdYoungGeneration(): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if (young !== undefined && young.space_size < ROOM) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    clearInterval(timer);
  }, LOOK_MS);
  timer.unref();
}
