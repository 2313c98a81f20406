import type { FeedCell } from '../../../shared/contract/topics.ts';
import { formatCount, formatSpan } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { LinkState } from '../../link/ports.ts';

/** Why figures stand still, and since when. `at`: the centre's time of the last good data, epoch ms; null = never. */
export interface Staleness {
  why: 'catchingUp' | 'stale' | 'down' | 'lost';
  name: string;
  at: number | null;
}

export interface BadgeView {
  look: 'fresh' | 'catchingUp' | 'stale' | 'down' | 'none';
  text: string;
}

type Feeds = Record<string, FeedCell> | undefined;
const byNeed = ['live', 'catchingUp', 'stale', 'down'] as const satisfies FeedCell['state'][];

/** The feed in the worst state; among equals the one with the oldest data. Null without feeds. */
export function worstFeed(feeds: Feeds): FeedCell | null {
  const ordered = Object.values(feeds ?? {}).toSorted(
    (a, b) => byNeed.indexOf(b.state) - byNeed.indexOf(a.state) || (a.newest ?? 0) - (b.newest ?? 0),
  );
  return ordered[0] ?? null;
}

/** Null while every figure is up to date. The link comes first: without it nothing is known about the feeds. */
export function staleness(link: LinkState, feeds: Feeds): Staleness | null {
  if (link.phase === 'lost') return { why: 'lost', name: '', at: link.lastGood };
  const feed = worstFeed(feeds);
  if (feed === null || feed.state === 'live') return null;
  return { why: feed.state, name: feed.name || feed.id, at: feed.newest };
}

/**
 * The centre's time at which ages stop growing, epoch ms; Infinity while at least one feed is heard. A wait that
 * nobody watches any more must not seem to grow.
 */
export function standstill(link: LinkState, feeds: Feeds): number {
  if (link.phase === 'lost') return link.lastGood;
  const known = Object.values(feeds ?? {});
  if (known.length === 0 || known.some(({ state }) => state === 'live' || state === 'catchingUp'))
    return Number.POSITIVE_INFINITY;
  return Math.max(...known.map(({ newest, since }) => newest ?? since));
}

/** The badge: worst case over the link and all feeds. Ages of a replay are told in the viewer's seconds. */
export function freshnessBadge(given: {
  link: LinkState;
  feeds: Feeds;
  now: number;
  pace: number;
  words: Words;
}): BadgeView {
  const { link, feeds, now, pace, words } = given;
  if (link.phase === 'connecting' || link.phase === 'mismatch')
    return { look: 'none', text: words.say('fresh.connecting') };
  if (link.phase === 'lost')
    return { look: 'down', text: words.say('fresh.lost', { span: formatSpan(now - link.lastGood, words) }) };
  const feed = worstFeed(feeds);
  if (feed === null) return { look: 'none', text: words.say('fresh.none') };
  const name = feed.name || feed.id;
  const real = (ms: number) => ms / Math.max(1, pace);
  if (feed.state === 'live') {
    const age = (Math.max(0, real(now - (feed.newest ?? now))) / 1000).toFixed(1);
    return { look: 'fresh', text: words.say('fresh.live', { age }) };
  }
  if (feed.state === 'catchingUp') {
    return { look: 'catchingUp', text: words.say('fresh.catchingUp', { behind: formatCount(feed.behind) }) };
  }
  return {
    look: feed.state,
    text: words.say(`fresh.${feed.state}`, { name, span: formatSpan(now - feed.since, words) }),
  };
}
