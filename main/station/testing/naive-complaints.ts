/** A complaint as a test has it. */
export interface NaiveComplaint {
  time: number;
  category: readonly string[];
  region: readonly string[];
}

/** A cell in an hour, counted and judged without any of the product's code. Clocks of the zone must never change. */
export interface NaiveCell {
  start: number;
  category: readonly string[];
  region: readonly string[];
  n: number;
  expected: number;
  score: number;
  hot: boolean;
}

const HOUR = 3_600_000;
const DAYS = 28;

/** Every cell with a complaint, hour by hour: all is counted anew from the list for each. */
export function naiveCells(complaints: readonly NaiveComplaint[]): NaiveCell[] {
  const hourOf = (time: number): number => time - (time % HOUR);
  const first = Math.min(...complaints.map(({ time }) => hourOf(time)));
  const byHour = Map.groupBy(complaints, ({ time }) => hourOf(time));
  const hotHours = new Map<string, Set<number>>();
  const cells: NaiveCell[] = [];
  for (const start of [...byHour.keys()].sort((a, b) => a - b)) {
    const places = new Map<string, [readonly string[], readonly string[]]>();
    for (const { category, region } of byHour.get(start)!)
      for (let c = 0; c <= category.length; c++)
        for (let r = 0; r <= region.length; r++) {
          const place = [category.slice(0, c), region.slice(0, r)] as const;
          places.set(JSON.stringify(place), [...place]);
        }
    for (const [key, [category, region]] of places) {
      const count = (hour: number): number =>
        (byHour.get(hour) ?? []).filter(
          (each) => starts(each.category, category) && starts(each.region, region),
        ).length;
      const n = count(start);
      const expected = usual(start, first, count, hotHours.get(key) ?? new Set());
      // Without an hour to compare with nothing is known to be unusual.
      const score = expected === null ? 0 : -log10Tail(n, expected);
      const least = category.length <= 1 && region.length <= 1 ? 5 : 4;
      const hot = n >= least && score >= 8;
      cells.push({ start, category, region, n, expected: expected ?? 0.02, score, hot });
    }
    for (const cell of cells.filter((each) => each.start === start && each.hot)) {
      const key = JSON.stringify([cell.category, cell.region]);
      hotHours.set(key, (hotHours.get(key) ?? new Set()).add(start));
    }
  }
  return cells;
}

function starts(path: readonly string[], above: readonly string[]): boolean {
  return above.every((key, at) => path[at] === key);
}

/** Mean of the hour before, the hour and the hour after on the days before, those that are known; null: none is. */
function usual(
  start: number,
  first: number,
  count: (hour: number) => number,
  hot: ReadonlySet<number>,
): number | null {
  const hours: number[] = [];
  for (let day = 1; day <= DAYS; day++)
    for (const beside of [-1, 0, 1]) {
      const hour = start - day * 24 * HOUR + beside * HOUR;
      if (hour >= first) hours.push(hour);
    }
  const quiet = hours.filter((hour) => !hot.has(hour));
  const used = 2 * quiet.length >= hours.length ? quiet : hours;
  if (used.length === 0) return null;
  return Math.max(0.02, used.reduce((sum, hour) => sum + count(hour), 0) / used.length);
}

/** log10 P(Poisson(expected) ≥ n), term by term: good for the small counts of tests. */
function log10Tail(n: number, expected: number): number {
  if (n === 0) return 0;
  const logs: number[] = [];
  // Of P(k), from k = 0 on.
  let log = -expected;
  for (let k = 0; k <= n + 400; k++) {
    if (k >= n) logs.push(log);
    log += Math.log(expected / (k + 1));
  }
  const most = Math.max(...logs);
  return (most + Math.log(logs.reduce((sum, each) => sum + Math.exp(each - most), 0))) / Math.LN10;
}
