import type { CallFloor } from './call-floor.ts';

/** The text of a batch: the floor's next `count` events from `from` on, each at the time that `timeOf` gives. */
export function batchText(
  floor: CallFloor,
  from: number,
  count: number,
  timeOf: (at: number, index: number) => number,
): string {
  let events = '';
  for (let index = 0; index < count; index += 1) {
    const { at, tail } = floor.next();
    events += `${index === 0 ? '' : ','}{"seq":${from + index},"time":${timeOf(at, index)},${tail}`;
  }
  return `{"t":"batch","from":${from},"events":[${events}]}`;
}

/** The first frame of a live source that tells agents' states and after-call work. */
export function helloText(source: string, epoch: string, first: number, last: number): string {
  return JSON.stringify({
    t: 'hello',
    v: 1,
    source,
    epoch,
    first,
    last,
    name: 'Benchmark',
    clock: 'live',
    acw: true,
    agentStates: true,
  });
}
