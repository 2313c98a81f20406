import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import type { Seat } from '../floor/seats.ts';
import type { QueueLabels } from '../publish/queue-labels.ts';
import type { SeatKeys } from '../publish/seat-keys.ts';

/** Answers what is asked of the floor as it is in memory. */
export function floorAnswers(
  seats: ReadonlyMap<number, Seat>,
  seatKeys: SeatKeys,
  queueLabels: QueueLabels,
): Answerers {
  return {
    'floor.queue'({ queue }) {
      const code = queueLabels().get(queue);
      if (code === undefined) throw new AskRefusal('absent', `there is no queue "${queue}"`);
      const serving = [...seats.values()].filter(({ queues }) => queues.includes(code));
      return { seats: serving.map(({ agent }) => seatKeys.of(agent)) };
    },
  };
}
