import type { Topics } from '../../../shared/contract/topics.ts';
import type { ComplaintTotals, Hotspot, HistoryBasis, Unusual } from '../../../shared/model/hotspot.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount, formatSpan } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { openHotspots } from '../../complaints/open-hotspots.ts';
import { moreClasses } from '../../complaints/more-classes.ts';
import { placeLine, placeText, type Trees } from '../../complaints/place-names.ts';
import { shortName } from '../short-name.ts';
import { timesText, unusualLevel, usualText } from '../../complaints/unusual.ts';
import type { Level } from '../../theme/palette.ts';

/** Room of the two large lines and of places in small ones, in sizes of their type. */
const ROOM = { what: 8.5, where: 12, place: 16 };
/** With so many days of history an expectation is what it is to be. */
const FULL_HISTORY_DAYS = 28;

/** What the first tile says: how many of what and where, how unusual that is, and since when. */
export interface HotspotTopView {
  title: string;
  /** Beside the title. */
  count: string;
  level: Level;
  degree: string;
  what: string;
  where: string;
  n: string;
  usual: string;
  times: string;
  /** One after the other in the last lines. */
  notes: string[];
}

/** What all of the scene is made of; times in epoch ms. */
export interface HotspotTopics {
  totals: ComplaintTotals | undefined;
  hotspots: Topics['hotspots'] | undefined;
  trees: Trees;
  zone: Zone;
  /** The centre's time. */
  now: number;
  words: Words;
}

/** Null where no complaint was ever heard of. */
export function hotspotTopView(given: HotspotTopics): HotspotTopView | null {
  const { totals } = given;
  const [top, ...others] = openHotspots(given.hotspots);
  if (top !== undefined) return hotView(top, others.length, given);
  if (totals === undefined || totals.newest === null) return null;
  return calmView(totals, given);
}

function calmView(all: ComplaintTotals, { hotspots, zone, trees, words }: HotspotTopics): HotspotTopView {
  const { say } = words;
  const over = lastOver(hotspots);
  const overText = (last: Hotspot) =>
    say('hotspots.lastOver', {
      place: shortName(placeLine(last, trees, words), ROOM.place),
      at: clock(zone, last.stateSince),
    });
  return {
    ...figures(all, words),
    title: say('hotspots.calm.total'),
    count: '',
    what: say('hotspots.calm'),
    where: all.today === 0 ? say('hotspots.calm.none') : say('hotspots.today', { n: formatCount(all.today) }),
    notes: [
      ...(all.yesterday === null ? [] : [say('hotspots.yesterday', { n: formatCount(all.yesterday) })]),
      ...(over === undefined ? [] : [overText(over)]),
      ...(all.newest === null ? [] : [say('hotspots.newest', { at: clock(zone, all.newest) })]),
      historyText(all, words),
      ...unmappedText(all, words),
    ],
  };
}

function hotView(top: Hotspot, others: number, given: HotspotTopics): HotspotTopView {
  const { trees, zone, now, words, totals } = given;
  const { say } = words;
  const { what, where, whereAbove } = placeText(top, trees, words);
  const more = moreClasses(top, words);
  const above = whereAbove.split(' › ').at(-1) ?? '';
  const within = above === '' || above === where ? where : say('hotspots.within', { above, name: where });
  return {
    ...figures(top, words),
    title: say('hotspots.top'),
    // In the tile's head: beside a banner there is no room for another line.
    count: [others === 0 ? '' : say('hotspots.of', { count: others + 1 }), more].filter(Boolean).join(' · '),
    what: shortName(what, ROOM.what),
    where: shortName(within, ROOM.where),
    notes: [
      `${say('hotspots.since', { at: clock(zone, top.since) })} · ${say('hotspots.for', {
        span: formatSpan(Math.max(0, now - top.since), words),
      })} · ${say(`hotspots.state.${top.state}`)}`,
      say(top.owned ? 'hotspots.owned' : 'hotspots.notOwned'),
      ...(top.days < FULL_HISTORY_DAYS ? [historyText(top, words)] : []),
      ...(totals === undefined ? [] : unmappedText(totals, words)),
    ],
  };
}

function figures(
  unusual: Unusual,
  words: Words,
): Pick<HotspotTopView, 'level' | 'degree' | 'n' | 'usual' | 'times'> {
  const level = unusualLevel(unusual);
  return {
    level,
    degree: words.say(`hotspots.level.${level}`),
    n: formatCount(unusual.n),
    usual: usualText(unusual.expected, words),
    times: timesText(unusual, words),
  };
}

function lastOver(hotspots: Topics['hotspots'] | undefined): Hotspot | undefined {
  return Object.values(hotspots ?? {}).toSorted((one, other) => other.stateSince - one.stateSince)[0];
}

function unmappedText({ unmapped }: ComplaintTotals, { say }: Words): string[] {
  return unmapped === 0 ? [] : [say('hotspots.unmapped', { n: formatCount(unmapped) })];
}

/** How well history carries what is said; fewer than four weeks are said to be few. */
export function historyText({ days }: HistoryBasis, { say }: Words): string {
  if (days === 0) return say('hotspots.history.none');
  return say(days < FULL_HISTORY_DAYS ? 'hotspots.history.short' : 'hotspots.history', { days });
}

/** `13:52` */
function clock(zone: Zone, ms: number): string {
  return formatLocal(zone, ms, 'minute');
}
