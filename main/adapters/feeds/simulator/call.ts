import type { Call } from './floor.ts';
import type { LegTruth } from './truth.ts';
import type { World } from './world.ts';

export function newLeg(queue: string, offered: number): LegTruth {
  return {
    queue,
    offered,
    rings: [],
    end: null,
    endAt: null,
    stage: null,
    agent: null,
    talkEnd: null,
    dropped: false,
    holds: [],
    deskEnd: null,
    external: false,
  };
}

/** Takes the call out of its line. */
export function stopWaiting(call: Call): void {
  if (call.waitsIn === null) return;
  call.waitsIn.waiting -= 1;
  call.waitsIn = null;
}

/** Writes the truth of a call that nobody works on any more. */
export function closeCall(world: World, call: Call): void {
  if (!call.over || call.desks > 0 || !world.open.delete(call)) return;
  world.truth(call.truth);
}
