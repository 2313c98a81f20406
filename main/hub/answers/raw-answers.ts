import type { Answerers } from '../../../shared/contract/asks.ts';
import type { Audit, Clock } from '../../station/ports.ts';
import type { Station } from '../../station/station.ts';

export interface RawParts {
  /** Answers from what is stored. */
  history: Answerers;
  audit: Audit;
  clock: Pick<Clock, 'now'>;
  store: Station['store'];
}

/** Answers what gives messages as they came; who looked at which is in the audit journal before they do. */
export function rawAnswers({ history, audit, clock, store }: RawParts): Answerers {
  const stored = history['quarantine.list'];
  if (stored === undefined) return {};
  return {
    async 'quarantine.list'(args, who, from) {
      const page = await stored(args, who, from);
      const ids = page.entries.map(({ id }) => id);
      if (ids.length > 0)
        store(() =>
          audit.note({
            at: clock.now(),
            who,
            what: 'raw.reveal',
            subject: args.source ?? '',
            after: { first: Math.min(...ids), last: Math.max(...ids), count: ids.length },
          }),
        );
      return page;
    },
  };
}
