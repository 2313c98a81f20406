import type { FeedCell } from '../../../../shared/contract/topics.ts';
import { formatCount, formatSpan, NONE } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import type { GlyphName } from '../../../panels/parts/Glyph.tsx';
import { compareNames } from '../../../panels/compare-names.ts';

/** A source as a row of texts. */
export interface FeedRow {
  id: string;
  name: string;
  look: GlyphName;
  state: string;
  /** How old its newest data is. */
  age: string;
  rate: string;
  behind: string;
  missing: string;
  quarantined: string;
  skew: string;
  /** Which of the figures want looking at. */
  poor: Record<'state' | 'missing' | 'quarantined' | 'skew', boolean>;
}

/** From which a source's clock is not taken for right any more, ms: the rule `clock-skew`. */
const SKEW_MS = 2_000;
const byNeed: readonly FeedCell['state'][] = ['down', 'stale', 'catchingUp', 'live'];
const looks = {
  live: 'fresh',
  catchingUp: 'catchingUp',
  stale: 'stale',
  down: 'down',
} as const satisfies Record<FeedCell['state'], GlyphName>;

/** The sources, those that want looking at first. @param now the centre's time, epoch ms */
export function feedRows(feeds: Record<string, FeedCell>, now: number, words: Words): FeedRow[] {
  return Object.values(feeds)
    .toSorted((a, b) => byNeed.indexOf(a.state) - byNeed.indexOf(b.state) || compareNames(a.name, b.name))
    .map((feed) => feedRow(feed, now, words));
}

function feedRow(feed: FeedCell, now: number, words: Words): FeedRow {
  const { newest, skewMs, state } = feed;
  const span = newest === null ? NONE : formatSpan(Math.max(0, now - newest), words);
  return {
    id: feed.id,
    name: feed.name,
    look: looks[state],
    state: words.say(`desk.health.feed.${state}`),
    age: newest === null ? NONE : words.say('desk.health.feed.ago', { span }),
    rate: feed.eventsPerSecond.toFixed(feed.eventsPerSecond < 10 ? 1 : 0),
    behind: formatCount(feed.behind),
    missing: formatCount(feed.missing),
    quarantined: formatCount(feed.quarantined),
    skew: skewMs === null ? NONE : words.say('desk.health.feed.ms', { ms: signed(skewMs) }),
    poor: {
      state: state === 'down' || state === 'stale',
      missing: feed.missing > 0,
      quarantined: feed.quarantined > 0,
      skew: skewMs !== null && Math.abs(skewMs) > SKEW_MS,
    },
  };
}

function signed(ms: number): string {
  const whole = Math.round(ms);
  return `${whole < 0 ? '−' : whole > 0 ? '+' : ''}${formatCount(Math.abs(whole))}`;
}
