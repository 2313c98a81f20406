import { placeKey } from '../../../shared/model/hotspot.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import { hourHotspots } from '../hotspots/hour-hotspots.ts';
import type { HourHotspot } from '../hotspots/hour-hotspots.ts';
import { treeName } from '../hotspots/tree-name.ts';
import type { Sight } from './summary-asked.ts';
import { column, rounded, table } from './summary-table.ts';

/** A place in which any hour of the span was hot. */
interface Spot {
  first: HourHotspot;
  peak: HourHotspot;
  hours: number;
}

/** The complaint hotspots of the span's hours, by place, the most unusual first. */
export function hotspotTable({ words, reader, settings, zone, span }: Sight): SummaryTable {
  const spots = new Map<string, Spot>();
  const asked = { from: span.start, to: span.end, level: null };
  for (const hour of hourHotspots(reader, zone, asked)) {
    const key = placeKey(hour);
    const known = spots.get(key);
    if (!known) spots.set(key, { first: hour, peak: hour, hours: 1 });
    else {
      known.hours++;
      if (hour.score > known.peak.score) known.peak = hour;
    }
  }
  const language = words.language === 'en' ? 'en' : 'zh';
  const everywhere = words.say('alert.where.everywhere');
  const rows = [...spots.values()]
    .toSorted((a, b) => b.peak.score - a.peak.score)
    .map(({ first, peak, hours }): SummaryValue[] => [
      treeName(settings.categories, first.category, language) || everywhere,
      treeName(settings.regions, first.region, language) || everywhere,
      first.start,
      hours,
      peak.start,
      peak.n,
      rounded(peak.expected),
      rounded(peak.score),
    ]);
  const columns = [
    column(words, 'category', 'text'),
    column(words, 'region', 'text'),
    column(words, 'since', 'time'),
    column(words, 'hours', 'count'),
    column(words, 'peakAt', 'time'),
    column(words, 'n', 'count'),
    column(words, 'expected', 'score'),
    column(words, 'score', 'score'),
  ];
  return table(words, 'hotspots', columns, rows, [words.say('summary.note.hotspots')]);
}
