import type { Topics } from '../../shared/contract/topics.ts';
import {
  type ComplaintCell,
  type ComplaintPlace,
  type ComplaintTrail,
  type Hotspot,
  placeKey,
  type Unusual,
} from '../../shared/model/hotspot.ts';
import { complaintTrees } from './complaint-trees.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type ComplaintTopics = Pick<
  Topics,
  'trees' | 'complaints' | 'complaintCells' | 'hotspots' | 'hotspotNotes' | 'massEvents' | 'risingTopics'
>;

/** −log10 P(Poisson(expected) ≥ n), by adding up: an oracle of its own for small counts. */
export function scoreOf(n: number, expected: number): number {
  let term = Math.exp(-expected);
  for (let k = 1; k <= n; k += 1) term *= expected / k;
  let tail = 0;
  for (let k = n; k < n + 200; k += 1) {
    tail += term;
    term *= expected / (k + 1);
  }
  return Math.max(0, -Math.log10(Math.min(1, tail)));
}

/** A count with what was expected. */
export function unusual(n: number, expected: number): Unusual {
  return { n, expected, score: scoreOf(n, expected) };
}

/** Three hours in bins of five minutes; more from bin 26 on. */
function trailOf(now: number, top: number, surge: boolean): ComplaintTrail {
  const binMs = 5 * MINUTE;
  const from = Math.floor(now / binMs) * binMs - 35 * binMs;
  const bins = Array.from({ length: 36 }, (_, at) => at);
  const rise = (at: number) => (at < 26 ? 0 : Math.min(1, (at - 25) / 5));
  return {
    from,
    binMs,
    n: bins.map((at) => ((at * 7) % 5 === 0 ? 1 + Math.round(rise(at) * top) : Math.round(rise(at) * top))),
    expected: bins.map(() => 0.2),
    offers: surge ? bins.map((at) => Math.round(46 + ((at * 13) % 9) + rise(at - 1) * 70)) : [],
    usualOffers: surge ? bins.map((at) => 48 + Math.round(4 * Math.sin(at / 6))) : [],
  };
}

/** A hotspot as it may stand on a screen. */
export function aHotspot(now: number, given: Partial<Hotspot> = {}): Hotspot {
  const figures = unusual(23, 1.4);
  return {
    id: 'h1',
    level: 'c2r2',
    category: ['outage', 'fault'],
    region: ['32', '3201'],
    state: 'active',
    ...figures,
    days: 28,
    weekdays: false,
    since: now - 41 * MINUTE,
    seenAt: now - 33 * MINUTE,
    stateSince: now - 18 * MINUTE,
    to: now,
    peak: { ...unusual(26, 1.4), at: now - 9 * MINUTE },
    total: 31,
    folded: [
      { category: ['outage'], region: ['32', '3201'], level: 'c1r2', ...unusual(25, 2.2) },
      { category: ['outage'], region: ['32'], level: 'c1r1', ...unusual(41, 11.5) },
    ],
    others: [{ category: ['outage', 'voltage'], region: ['32', '3201'], level: 'c2r2', ...unusual(9, 0.6) }],
    massEvent: null,
    surge: {
      queues: ['查询·普通话', '投递延误·普通话'],
      lagMs: 5 * MINUTE,
      correlation: 0.82,
      extraOffers: 412,
      next: [
        { start: now, end: now + 15 * MINUTE, extra: 120 },
        { start: now + 15 * MINUTE, end: now + 30 * MINUTE, extra: 64 },
      ],
    },
    trail: trailOf(now, 3, true),
    owned: false,
    orders: 2,
    ...given,
  };
}

function cell(place: ComplaintPlace, n: number, expected: number): ComplaintCell {
  return { ...place, ...unusual(n, expected), today: n * 6 };
}

function keyed<T extends ComplaintPlace>(list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.map((one) => [placeKey(one), one]));
}

/** What usually happens: some complaints of most classes in most regions. */
function usualCells(trees: (typeof complaintTrees)['usual']): ComplaintCell[] {
  return trees.categories.flatMap(({ key: category }, one) =>
    trees.regions.flatMap(({ key: region }, other) => {
      const n = (one * 7 + other * 5) % 11 < 4 ? 1 + ((one + other * 3) % 6) : 0;
      return n === 0 ? [] : [cell({ category: [category], region: [region] }, n, n * 1.1)];
    }),
  );
}

/** Many hotspots of a storm: of every city and province some. */
function stormOf(now: number, count: number): Hotspot[] {
  const { categories, regions } = complaintTrees.huge;
  return Array.from({ length: count }, (_, at) => {
    const [parent, region] = [categories[at % 5], regions[(at * 4) % regions.length]];
    const item = parent?.children[at % parent.children.length];
    return aHotspot(now, {
      id: `h${at + 2}`,
      category: [parent?.key ?? '', item?.key ?? ''],
      region: [region?.key ?? ''],
      level: 'c2r1',
      ...unusual(5 + (at % 9), 0.4 + (at % 5) * 0.2),
      state: at % 4 === 0 ? 'fading' : at % 3 === 0 ? 'emerging' : 'active',
      since: now - (12 + at) * MINUTE,
      folded: [],
      surge: null,
      trail: trailOf(now, 2, false),
      owned: at % 3 === 0,
      massEvent: 'm1',
    });
  });
}

const topics = (now: number): Topics['risingTopics'] =>
  keyed([
    {
      category: ['business', 'reading'],
      region: ['42'],
      ...unusual(7, 1.1),
      firstSeen: now - 40 * 24 * HOUR,
      doublingMs: 25 * MINUTE,
    },
    {
      category: ['quality', 'frequent'],
      region: ['15', '1507'],
      ...unusual(5, 0.4),
      firstSeen: now - 3 * HOUR,
      doublingMs: 50 * MINUTE,
    },
    {
      category: ['grid', 'site'],
      region: ['41'],
      ...unusual(3, 1.2),
      firstSeen: now - 90 * 24 * HOUR,
      doublingMs: null,
    },
  ]);

/** Which complaints a scripted wall has. `short`: a source that is new and says what no tree knows. */
export type ComplaintScript = 'calm' | 'hot' | 'storm' | 'short' | 'never';

/** Topics of complaints as of `now`, epoch ms. */
export function complaintTopics(script: ComplaintScript, now: number): ComplaintTopics {
  const nothing = { hotspots: {}, hotspotNotes: {}, massEvents: {}, risingTopics: {} };
  if (script === 'never')
    return { trees: treesOf('none'), complaints: totalsOf(null), complaintCells: {}, ...nothing };
  if (script === 'short') return shortTopics(now);
  const trees = script === 'storm' ? 'huge' : 'usual';
  const cells = usualCells(complaintTrees[trees]);
  const usual = { trees: treesOf(trees), complaints: totalsOf(now) };
  if (script === 'calm') {
    const over = aHotspot(now, { id: 'h0', state: 'closed', stateSince: now - 70 * MINUTE });
    return { ...usual, complaintCells: keyed(cells), ...nothing, hotspots: { h0: over } };
  }
  const storm = script === 'storm' ? stormOf(now, 60) : stormOf(now, 2);
  const all = [aHotspot(now, { massEvent: script === 'storm' ? 'm1' : null }), ...storm];
  const hot = [
    ...cells,
    cell({ category: ['outage'], region: ['32'] }, 41, 11.5),
    ...all.map(({ category, region, n, expected }) => cell({ category, region }, n, expected)),
  ];
  return {
    ...usual,
    complaintCells: keyed(hot),
    hotspots: Object.fromEntries(all.map((one) => [one.id, one])),
    hotspotNotes: { h1: { owner: '李建国', notes: [], orders: ['2026112200871'] } },
    massEvents: script === 'storm' ? { m1: massEvent(now, all) } : {},
    risingTopics: topics(now),
  };
}

function massEvent(now: number, all: readonly Hotspot[]): Topics['massEvents'][string] {
  return {
    id: 'm1',
    category: ['outage'],
    region: [],
    since: now - 38 * MINUTE,
    endedAt: null,
    hotspots: all.map(({ id }) => id),
    cells: all.length,
    total: 386,
  };
}

function shortTopics(now: number): ComplaintTopics {
  const place = { category: ['账单争议'], region: ['West 2'] };
  const few = aHotspot(now, {
    ...place,
    ...unusual(6, 0.02),
    level: 'c1r1',
    days: 6,
    folded: [],
    surge: null,
  });
  return {
    trees: treesOf('none'),
    complaints: {
      complaints: { ...totalsOf(now).complaints, ...unusual(11, 4.2), days: 6, yesterday: null },
    },
    complaintCells: keyed([
      cell(place, 6, 0.02),
      cell({ category: ['账单争议'], region: ['East 1'] }, 2, 1.3),
      cell({ category: [''], region: [''] }, 3, 2.9),
    ]),
    hotspots: { h1: { ...few, trail: trailOf(now, 1, false) } },
    hotspotNotes: {},
    massEvents: {},
    risingTopics: {},
  };
}

function treesOf(which: keyof typeof complaintTrees): Topics['trees'] {
  const { categories, regions } = complaintTrees[which];
  return { categories: { nodes: categories }, regions: { nodes: regions } };
}

function totalsOf(now: number | null): Topics['complaints'] {
  return {
    complaints: {
      ...unusual(now === null ? 0 : 152, 147),
      days: 28,
      weekdays: false,
      today: now === null ? 0 : 1_204,
      yesterday: now === null ? null : 1_166,
      unmapped: 0,
      newest: now === null ? null : now - MINUTE,
      to: now ?? 0,
    },
  };
}
