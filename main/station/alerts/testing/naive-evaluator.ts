import type { AlertRule } from '../../../../shared/model/alert-rule.ts';

/** A wait as it really was. Times in epoch ms. */
export interface NaiveWait {
  scope: string;
  offeredAt: number;
  endAt: number;
  how: 'answered' | 'abandoned' | 'flowedOut' | 'callback' | 'lost';
}

/** Under which settings the waits are judged. */
export interface NaiveSettings {
  seconds: number;
  variant: number;
  shortAbandonMs: number;
  excludeShortAbandons: boolean;
}

export interface NaiveEdge {
  scope: string;
  event: 'raised' | 'cleared';
  at: number;
  numerator: number;
  denominator: number;
}

/**
 * What a rule about a ratio would have done in `[from, to)`, found in the most plain-minded way: at every instant at
 * which a wait of a scope ends everything is counted again from the list of waits. Written from alerts.md and
 * metrics.md alone; shares no code with the station's judge.
 */
export function naiveEdges(
  rule: AlertRule,
  waits: readonly NaiveWait[],
  from: number,
  to: number,
  settings: NaiveSettings,
): NaiveEdge[] {
  const scopes = [...new Set(waits.map((wait) => wait.scope))].sort();
  const edges = scopes.flatMap((scope) => {
    const own = waits.filter((wait) => wait.scope === scope);
    const ends = own.map((wait) => wait.endAt).filter((end) => end >= from && end < to);
    const instants = [...new Set(ends)].sort((a, b) => a - b);
    const story = instants.map((at) => ({ at, ...judgeAt(rule, own, at, settings) }));
    return tellEdges(rule, story, to).map((edge) => ({ scope, ...edge }));
  });
  return edges.sort((a, b) => a.at - b.at || (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0));
}

/** What is thought of a value at an instant. */
export interface Opinion {
  /** `?` = too few to say anything. */
  says: 'bad' | 'good' | 'between' | '?';
  top: number;
  bottom: number;
}

function judgeAt(rule: AlertRule, waits: readonly NaiveWait[], at: number, settings: NaiveSettings): Opinion {
  const seen = rule.windows.map((text) => {
    const start = at - lengthOf(text);
    const inside = waits.filter((wait) => {
      const time = rule.ledger === 'event' ? wait.endAt : wait.offeredAt;
      return wait.endAt <= at && time > start && time <= at;
    });
    return { n: inside.length, ...ratioOf(rule, inside, settings) };
  });
  const { top, bottom } = seen[0]!;
  const opinion = (says: Opinion['says']): Opinion => ({ says, top, bottom });
  if (seen.some(({ n, bottom: under }) => n < rule.minOffered || under <= 0)) return opinion('?');
  if (seen.every((each) => isBad(rule, each))) return opinion('bad');
  return opinion(seen.every((each) => isGood(rule, each)) ? 'good' : 'between');
}

interface Ratio {
  top: number;
  bottom: number;
  value: number;
}

function ratioOf(rule: AlertRule, waits: readonly NaiveWait[], settings: NaiveSettings): Ratio {
  const count = (fits: (wait: NaiveWait, ms: number) => boolean): number =>
    waits.filter((wait) => fits(wait, wait.endAt - wait.offeredAt)).length;
  const answered = count(({ how }) => how === 'answered');
  const abandoned = count(({ how }) => how === 'abandoned');
  switch (rule.metric) {
    case 'connectRate': {
      const without = rule.ledger === 'offer' && settings.excludeShortAbandons;
      const short = count(({ how }, ms) => how === 'abandoned' && ms < settings.shortAbandonMs);
      return ratio(answered, waits.length - (without ? short : 0));
    }
    case 'abandonRate':
      return ratio(abandoned, waits.length);
    case 'asa': {
      const waited = waits.filter(({ how }) => how === 'answered').map((wait) => wait.endAt - wait.offeredAt);
      const sum = waited.reduce((total, ms) => total + ms, 0);
      return { top: sum, bottom: answered, value: sum / answered / 1000 };
    }
    default: {
      const chosen = rule.params['seconds'];
      const x = (typeof chosen === 'number' ? chosen : settings.seconds) * 1000;
      const a = count(({ how }, ms) => how === 'answered' && ms <= x);
      const b = count(({ how }, ms) => how === 'abandoned' && ms <= x);
      const s = count(({ how }, ms) => how === 'abandoned' && ms < Math.min(settings.shortAbandonMs, x));
      const c = count(({ how }, ms) => how === 'callback' && ms <= x);
      const f = count(({ how }) => how === 'flowedOut' || how === 'callback');
      const both = answered + abandoned;
      const variants: [number, number][] = [
        [a, answered],
        [a + b, both],
        [a + b - s, both - s],
        [a, answered + (abandoned - b)],
        [a + b + c, waits.length],
        [a, both - s],
        [a, both],
        [a, both + f],
      ];
      return ratio(...variants[settings.variant - 1]!);
    }
  }
}

function ratio(top: number, bottom: number): Ratio {
  return { top, bottom, value: top / bottom };
}

function isBad({ raise, confidence }: AlertRule, { value, bottom }: Ratio): boolean {
  const beyond = 'below' in raise ? value < raise.below : value > raise.above;
  if (!beyond || confidence === 'off') return beyond;
  const [bound, z] =
    'wilson95' in confidence
      ? [confidence.wilson95, 1.959963984540054]
      : [confidence.wilson99, 2.5758293035489004];
  return 'below' in raise
    ? edgeOfScore(value, bottom, z, 1) < bound
    : edgeOfScore(value, bottom, z, -1) > bound;
}

function isGood({ raise, clear }: AlertRule, { value }: Ratio): boolean {
  if (clear === undefined) return 'below' in raise ? value >= raise.below : value <= raise.above;
  return 'atLeast' in clear ? value >= clear.atLeast : value <= clear.atMost;
}

/**
 * The end of Wilson's interval above (1) or below (−1) a share: the farthest `p` of which the share is still no more
 * than z standard errors away, searched for by halving instead of by the solved formula.
 */
export function edgeOfScore(share: number, n: number, z: number, side: 1 | -1): number {
  const inside = (p: number): boolean => (share - p) ** 2 <= (z * z * p * (1 - p)) / n;
  let [near, far] = [share, side === 1 ? 1 : 0];
  if (inside(far)) return far;
  for (let i = 0; i < 200; i++) {
    const middle = (near + far) / 2;
    if (inside(middle)) near = middle;
    else far = middle;
  }
  return near;
}

/** The edges of an instance's story, told once from its opinions in order of time. */
export function tellEdges(
  rule: AlertRule,
  story: readonly (Opinion & { at: number })[],
  to: number,
): Omit<NaiveEdge, 'scope'>[] {
  const told: Omit<NaiveEdge, 'scope'>[] = [];
  const [forMs, keepMs] = [lengthOf(rule.for), lengthOf(rule.keepFiring)];
  let on = false;
  /** Since when it has been bad without a break while off, or good while on. */
  let since: number | null = null;
  /** What is seen counts from its instant on; the one before the deadline decides the figures. */
  let last: Opinion & { at: number } = { at: -Infinity, says: '?', top: 0, bottom: 0 };
  const turn = (at: number, { top, bottom }: Opinion): void => {
    told.push({ event: on ? 'cleared' : 'raised', at, numerator: top, denominator: bottom });
    on = !on;
    since = null;
  };
  for (const now of [...story, null]) {
    const until = now === null ? to - 1 : now.at;
    const due = since === null ? Infinity : since + (on ? keepMs : forMs);
    if (due <= until) turn(due, last);
    if (now === null) break;
    last = now;
    if (now.says === '?') continue;
    if (now.says !== (on ? 'good' : 'bad')) since = null;
    else {
      since ??= now.at;
      // Without a delay it turns at once.
      if ((on ? keepMs : forMs) === 0) turn(now.at, now);
    }
  }
  return told;
}

function lengthOf(text: string): number {
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const unit = text.replace(/^\d+/, '');
  return Number.parseInt(text, 10) * units[unit]!;
}
