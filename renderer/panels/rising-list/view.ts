import type { Topics } from '../../../shared/contract/topics.ts';
import { type ComplaintPlace, placeKey, type Unusual } from '../../../shared/model/hotspot.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { openHotspots, otherTopics } from '../../complaints/open-hotspots.ts';
import { placeText, type Trees } from '../../complaints/place-names.ts';
import { shortName } from '../short-name.ts';
import { formatUsual, unusualLevel } from '../../complaints/unusual.ts';
import type { Level } from '../../theme/palette.ts';

/** What grows: how many of what and where, against how many usually. */
export interface RisingRow {
  key: string;
  what: string;
  where: string;
  n: string;
  expected: string;
  level: Level;
  /** In words; what rises without being unusual just does that. */
  degree: string;
  since: string;
}

export interface RisingView {
  rows: RisingRow[];
  /** Hotspots that there is no room for. */
  more: number;
  /** Whether hotspots are among them, or would be. */
  hotspots: boolean;
}

/** Rows there is room for, and how long names may be, in sizes of their type. */
export interface RisingRoom {
  rows: number;
  whatEms: number;
  whereEms: number;
}

/**
 * The hotspots but the foremost, which has a tile of its own, then the topics that rise and are none. Since when: a hotspot's
 * own beginning; of a topic that was first heard of today, that; else nothing is known.
 */
export function risingView(given: {
  hotspots: Topics['hotspots'];
  topics: Topics['risingTopics'];
  trees: Trees;
  zone: Zone;
  /** Start of the centre's day, epoch ms. */
  dayStart: number;
  room: RisingRoom;
  words: Words;
}): RisingView {
  const { hotspots, topics, trees, zone, dayStart, room, words } = given;
  const open = openHotspots(hotspots);
  const rising = otherTopics(topics, open).filter(
    (topic) => topic.doublingMs !== null || unusualLevel(topic) !== 'normal',
  );
  const row = (key: string, place: ComplaintPlace & Unusual, since: number | null): RisingRow => {
    const { what, where } = placeText(place, trees, words);
    const level = unusualLevel(place);
    return {
      key,
      what: shortName(what, room.whatEms),
      where: shortName(where, room.whereEms),
      n: formatCount(place.n),
      expected: formatUsual(place.expected),
      level,
      degree: words.say(level === 'normal' ? 'hotspots.rising.rises' : `hotspots.level.${level}`),
      since: since === null ? NONE : formatLocal(zone, since, 'minute'),
    };
  };
  const others = open.slice(1);
  const shown = others.length > room.rows ? others.slice(0, room.rows - 1) : others;
  return {
    rows: [
      ...shown.map((each) => row(each.id, each, each.since)),
      ...rising
        .slice(0, others.length > room.rows ? 0 : room.rows - shown.length)
        .map((topic) => row(placeKey(topic), topic, topic.firstSeen >= dayStart ? topic.firstSeen : null)),
    ],
    more: others.length - shown.length,
    hotspots: open.length > 0,
  };
}
