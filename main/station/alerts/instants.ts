/** An instant of a feed is over this long after it was heard of, if nothing later comes. Unit: ms, monotonic. */
const OVER_MS = 1_000;

/** An instant at which a wait ended, `at` in epoch ms. */
export interface Instant {
  feed: number;
  at: number;
}

interface FeedInstants {
  /** Newest event time heard. */
  newest: number;
  /** Instants that are not over, with the monotonic time at which they were last heard of; −1 = just now. */
  open: Map<number, number>;
}

/**
 * Which instants are over: a ratio is judged once an instant, after all of its events. Live, that is when a later event
 * of the same feed has come, or after a second of monotonic time.
 */
export class Instants {
  private readonly feeds = new Map<number, FeedInstants>();

  /** A wait ended (or did not after all) at `at`. */
  waitEnded(feed: number, at: number): void {
    this.feedOf(feed).open.set(at, -1);
  }

  /** A feed's events were taken in. @param newestEventAt the newest time among all it ever told. @param mono now. */
  heard(feed: number, newestEventAt: number, mono: number): void {
    const known = this.feedOf(feed);
    known.newest = Math.max(known.newest, newestEventAt);
    stamp(known, mono);
  }

  /** Takes out the instants that are over, by rising time, then feed. */
  due(mono: number): Instant[] {
    const over: Instant[] = [];
    for (const [feed, known] of this.feeds) {
      stamp(known, mono);
      for (const [at, heardAt] of known.open) {
        if (at >= known.newest && mono - heardAt < OVER_MS) continue;
        known.open.delete(at);
        over.push({ feed, at });
      }
    }
    return over.sort((a, b) => a.at - b.at || a.feed - b.feed);
  }

  /** The earliest instant that is not over, epoch ms; Infinity without any. Time must not pass it in a rule's state. */
  earliest(): number {
    let earliest = Infinity;
    for (const { open } of this.feeds.values())
      for (const at of open.keys()) earliest = Math.min(earliest, at);
    return earliest;
  }

  private feedOf(feed: number): FeedInstants {
    let known = this.feeds.get(feed);
    if (!known) this.feeds.set(feed, (known = { newest: -Infinity, open: new Map() }));
    return known;
  }
}

function stamp({ open }: FeedInstants, mono: number): void {
  for (const [at, heardAt] of open) if (heardAt < 0) open.set(at, mono);
}
