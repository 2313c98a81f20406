import type { Archive } from '../archive-port.ts';
import type { Engine } from '../engine.ts';
import type { Intake } from '../ingest/intake.ts';
import { labelNames } from '../publish/label-names.ts';
import { OfferBook } from './offer-book.ts';

/** Offers by queue, under the keys that screens know queues by. */
export function offersOf({ combos, names }: Engine, archive: Archive, { registry }: Intake): OfferBook {
  let labels = new Map<number, string>();
  return new OfferBook({
    archive,
    queueOf(combo) {
      const { queue } = combos.get(combo);
      const queues = names.ofKind('queue');
      if (labels.size !== queues.length)
        labels = new Map([...labelNames(queues, registry.all())].map(([label, code]) => [code, label]));
      return labels.get(queue) ?? null;
    },
  });
}
