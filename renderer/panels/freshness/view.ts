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

/** How the viewer stands with its station, and the station with its sources. */
export interface Standing {
  link: LinkState;
  feeds: Record<string, FeedCell> | undefined;
  /** The centre's clock is a source's: a recording that is behind its own end is not late. */
  replayed: boolean;
}

const byNeed = ['live', 'catchingUp', 'stale', 'down'] as const satisfies FeedCell['state'][];

/** Null while every figure is up to date. The link comes first: without it nothing is known about the feeds. */
export function staleness(standing: Standing): Staleness | null {
  const { link } = standing;
  if (link.phase === 'lost') return { why: 'lost', name: '', at: link.lastGood };
  const feed = worstFeed(standing);
  if (feed === null || feed.state === 'live') return null;
  return { why: feed.state, name: feed.name || feed.id, at: feed.newest };
}

/**
 * The centre's time at which ages stop growing, epoch ms; Infinity while at least one feed is heard. A wait that
 * nobody watches any more must not seem to grow.
 */
export function standstill({ link, feeds }: Standing): number {
  if (link.phase === 'lost') return link.lastGood;
  const known = withHeartbeat(Object.values(feeds ?? {}));
  const heard = known.some(({ state }) => state === 'live' || state === 'catchingUp');
  if (known.length === 0 || heard) return Number.POSITIVE_INFINITY;
  return Math.max(...known.map(({ newest }) => newest ?? 0));
}

/**
 * The badge: worst case over the link and all feeds. `now`: the centre's time; `real`: the station's own clock, which
 * differs from it in a replay; `pace`: ages of a replay are told in the viewer's seconds. All epoch ms.
 */
export function freshnessBadge(
  given: Standing & { now: number; real: number; pace: number; words: Words },
): BadgeView {
  const { link, now, real, pace, words } = given;
  if (link.phase === 'connecting' || link.phase === 'mismatch') {
    return { look: 'none', text: words.say('fresh.connecting') };
  }
  if (link.phase === 'locked') return { look: 'none', text: words.say('fresh.locked') };
  if (link.phase === 'lost') {
    return { look: 'down', text: words.say('fresh.lost', { span: formatSpan(real - link.since, words) }) };
  }
  const feed = worstFeed(given);
  if (feed === null) return { look: 'none', text: words.say('fresh.none') };
  if (feed.state === 'live' && feed.kind === 'push') {
    const span = formatSpan(now - (feed.newest ?? now), words);
    return { look: 'fresh', text: words.say('fresh.push', { span }) };
  }
  if (feed.state === 'live') {
    const age = Math.max(0, now - (feed.newest ?? now)) / Math.max(1, pace) / 1000;
    return { look: 'fresh', text: words.say('fresh.live', { age: age.toFixed(1) }) };
  }
  if (feed.state === 'catchingUp') {
    return { look: 'catchingUp', text: words.say('fresh.catchingUp', { behind: formatCount(feed.behind) }) };
  }
  const span = formatSpan(real - feed.since, words);
  return { look: feed.state, text: words.say(`fresh.${feed.state}`, { name: feed.name || feed.id, span }) };
}

/** The feed in the worst state; among equals the one with the oldest data. Null without feeds. */
function worstFeed({ feeds, replayed }: Standing): FeedCell | null {
  const judged = Object.values(feeds ?? {}).map((feed): FeedCell =>
    replayed && feed.state === 'catchingUp' ? { ...feed, state: 'live' } : feed,
  );
  const silent = judged.filter(({ state }) => state !== 'live');
  const ordered = (silent.length > 0 ? silent : withHeartbeat(judged)).toSorted(
    (a, b) => byNeed.indexOf(b.state) - byNeed.indexOf(a.state) || (a.newest ?? 0) - (b.newest ?? 0),
  );
  return ordered[0] ?? null;
}

/** Without those that are only heard when something happened, whose age says nothing; where there are no others, those. */
function withHeartbeat(feeds: readonly FeedCell[]): readonly FeedCell[] {
  const beating = feeds.filter(({ kind }) => kind !== 'push');
  return beating.length > 0 ? beating : feeds;
}
