import type { JournalEntry } from '../../../../shared/model/alert.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { useWall } from '../../../link/use-station.ts';
import { deedText, readingText } from './journal-view.ts';
import { ReadingFigure } from '../../parts/ReadingFigure.tsx';

/** What an entry of the journal says beside what happened: what the rule saw, which opens its card, who did it and why. */
export function EntryDetail({ entry, zone }: { entry: JournalEntry; zone: Zone }) {
  const { words } = useWall();
  const { id, metric, readings } = entry;
  const [seen, deed] = [readingText(words, entry), deedText(words, zone, entry)];
  // Lines of the first versions do not say of which metric.
  return (
    <>
      {metric === undefined ? (
        seen
      ) : (
        <ReadingFigure of="entry" id={String(id)} metric={metric} reading={readings[0]}>
          {seen}
        </ReadingFigure>
      )}
      {seen !== '' && deed !== '' && ' · '}
      {deed}
    </>
  );
}
