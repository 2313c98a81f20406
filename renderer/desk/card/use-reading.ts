import type { Alert, JournalEntry, Reading } from '../../../shared/model/alert.ts';
import { useTopic } from '../../link/use-station.ts';
import { useDataSecond } from '../../panels/use-staleness.ts';
import { useAsk } from '../parts/use-ask.ts';
import type { ReadingSubject } from './card-subject.ts';
import type { Seen } from './reading-view.ts';

/** What a rule saw: null when it is not there any more, undefined while that is not known. */
export function useReading({ reading, id, window }: ReadingSubject): {
  seen: Seen | null | undefined;
  fault: unknown;
  again(): void;
} {
  const alerts = useTopic('alerts');
  const now = useDataSecond();
  const before = Number(id) + 1;
  const asks = reading === 'entry' && Number.isSafeInteger(before);
  const { answer, fault, again } = useAsk('alerts.journal', asks ? { before, limit: 1 } : null);
  if (reading === 'alert') {
    const alert = alerts?.[id];
    const seen = alert && seenIn(alert, window, toldAt(alert, now));
    return { seen: alerts === undefined ? undefined : (seen ?? null), fault: undefined, again };
  }
  const entry = answer?.entries.find((each) => String(each.id) === id);
  const seen = entry && seenOf(entry, window);
  return { seen: asks && answer === undefined ? undefined : (seen ?? null), fault, again };
}

/** Until when what an alert tells held: now, unless its source has fallen silent or it is over. */
function toldAt({ state, since, noDataSince }: Alert, now: number): number {
  return noDataSince ?? (state === 'resolved' ? since : now);
}

function seenOf(entry: JournalEntry, window: string): Seen | undefined {
  const { metric, raise } = entry;
  return metric && raise && seenIn({ ...entry, metric, raise }, window, entry.at);
}

function seenIn(
  of: Omit<Seen, 'reading' | 'at'> & { readings: Reading[] },
  window: string,
  at: number,
): Seen | undefined {
  const reading = of.readings.find((each) => each.window === window);
  return reading && { ...of, reading, at };
}
