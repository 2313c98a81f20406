import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import type { Archive } from '../archive-port.ts';
import type { Engine } from '../engine.ts';
import type { SourceState } from '../ingest/source-state.ts';
import { maskText } from '../ingest/mask-raw.ts';
import { orderFinder, orderLabel, orderOfLabel } from './order-label.ts';
import { orderStoryOf } from './order-row.ts';

/** What is done with orders at a desk. Parts may be other ones after a failure of the storage. */
export interface OrderAnswerParts {
  running(): {
    engine: Pick<Engine, 'orders' | 'supervise' | 'names' | 'complaints'>;
    sources: readonly SourceState[];
    now: number;
  };
  archive: Pick<Archive, 'audit' | 'begin' | 'isStorageError'>;
  /** Ends the transaction of the events; false when nothing can be stored. */
  settle(): boolean;
  /** What was done is stored in part only: memory and the open transaction are thrown away. */
  failed(cause: unknown): void;
  wall(): number;
}

const FAILED = 'nothing can be stored now; see the faults on the screen';

/** Answers about orders that change something; lists are the host's, which reads them from the archive. */
export function orderAnswers(parts: OrderAnswerParts): Answerers {
  return {
    'orders.supervise'({ order: label, comment: typed }, who) {
      const comment = maskText(typed);
      if (!parts.settle()) throw new AskRefusal('storage', FAILED);
      const { engine, sources, now } = parts.running();
      const { orders, names, complaints } = engine;
      const finder = orderFinder(orders, sources);
      const live = orderOfLabel(finder, label);
      if (!live) throw new AskRefusal('absent', `there is no order ${label}`);
      orders.pass(now);
      const view = orders.view(live);
      if (view.created === 0 || view.closedAt !== null)
        throw new AskRefusal('absent', `order ${label} is not open`);
      if (view.supervisedAt !== null) throw new AskRefusal('refused', `order ${label} is supervised already`);
      const { order } = live;
      try {
        parts.archive.begin();
        parts.archive.audit.note({
          at: parts.wall(),
          who,
          what: 'order.supervise',
          subject: label,
          after: { comment },
        });
        engine.supervise(live, orders.now(), who.name || who.role, comment);
      } catch (cause) {
        // The deed and its line in the journal are stored together or not at all.
        parts.failed(cause);
        if (!parts.archive.isStorageError(cause)) throw cause;
      }
      if (!parts.settle()) throw new AskRefusal('storage', FAILED);
      const name = orderLabel(finder, order);
      const linked = [...complaints.lives.values()].filter(({ note }) => note.orders.includes(name));
      const moment = { at: orders.now(), view: orders.view(live), linked: linked.toReversed() };
      return orderStoryOf(order, moment, name, names.text);
    },
  };
}
