import type { SourceState } from '../ingest/source-state.ts';
import type { Names } from '../names.ts';
import type { Board } from './board.ts';
import { labelNames } from './label-names.ts';

/** Queues by the name they are shown under: bare while unique, else `source:id`. */
export type QueueLabels = () => ReadonlyMap<string, number>;

/** Labels the queues known by name; told to the board when there are more, since an old label may have changed. */
export function labelQueues(names: Names, sources: () => readonly SourceState[], board: Board): QueueLabels {
  let labels = new Map<string, number>();
  let labelled = 0;
  return () => {
    const queues = names.ofKind('queue');
    if (queues.length === labelled) return labels;
    labels = labelNames(queues, sources());
    const more = labelled > 0 && queues.length > labelled;
    // Before the board asks for the keys, which come from here.
    labelled = queues.length;
    if (more) for (const topic of ['queues', 'queueSlots', 'queueNames'] as const) board.touchAll(topic);
    return labels;
  };
}
