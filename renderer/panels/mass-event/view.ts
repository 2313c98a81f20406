import type { Topics } from '../../../shared/contract/topics.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { openMassEvents } from '../../complaints/open-hotspots.ts';
import { placeLine, type Trees } from '../../complaints/place-names.ts';
import { shortName } from '../short-name.ts';

/** The largest mass event that goes on, in one line; null while there is none. @param ems room of its place, in sizes of its type */
export function massEventText(
  events: Topics['massEvents'] | undefined,
  given: { trees: Trees; zone: Zone; ems: number; words: Words },
): string | null {
  const [event] = openMassEvents(events);
  if (event === undefined) return null;
  return given.words.say('hotspots.mass.text', {
    place: shortName(placeLine(event, given.trees, given.words), given.ems),
    count: event.cells,
    n: formatCount(event.total),
    at: formatLocal(given.zone, event.since, 'minute'),
  });
}
