/** A complaint as a file tells it: local time of its hour as `2016-01-23 07`, and where it belongs. */
export interface ToldComplaint {
  hour: string;
  category: readonly string[];
  region: readonly string[];
}

/** A cell of any level in a local hour. */
export interface JudgedCell {
  /** `2016-01-23T07:00` */
  hour: string;
  /** Class and region, see `placeOf`. */
  place: string;
  n: number;
  /** −log10 P(Poisson(expected) ≥ n); 0 where no day is known to compare with. */
  score: number;
  hot: boolean;
}

const HOUR = 3_600_000;
const DAYS = 28;

/** A cell's name: `Traffic/DISABLED VEHICLE@`. */
export function placeOf(category: readonly string[], region: readonly string[]): string {
  return `${category.join('/')}@${region.join('/')}`;
}

/** Is the first cell the second, or part of it? */
export function isPartOf(part: string, whole: string): boolean {
  const sides = whole.split('@');
  return part
    .split('@')
    .every((side, at) => side === sides[at] || sides[at] === '' || side.startsWith(`${sides[at]}/`));
}

/**
 * Every cell with a complaint in every hour, judged by the rules of hotspots-and-orders.md (without the factor of the
 * weekday) from the list alone. Nothing is shared with the product. Local hours are laid out as if no clock were ever changed.
 */
export function judgedHours(complaints: readonly ToldComplaint[]): JudgedCell[] {
  const byHour = new Map<number, Map<string, number>>();
  for (const { hour, category, region } of complaints) {
    const start = Date.parse(`${hour.replace(' ', 'T')}:00Z`);
    const counts = byHour.get(start) ?? new Map<string, number>();
    byHour.set(start, counts);
    for (let c = 0; c <= category.length; c += 1)
      for (let r = 0; r <= region.length; r += 1) {
        const place = placeOf(category.slice(0, c), region.slice(0, r));
        counts.set(place, (counts.get(place) ?? 0) + 1);
      }
  }
  const starts = [...byHour.keys()].toSorted((a, b) => a - b);
  const first = starts[0] ?? 0;
  const hotAt = new Map<string, Set<number>>();
  return starts.flatMap((start) =>
    [...(byHour.get(start) ?? [])].map(([place, n]): JudgedCell => {
      const earlier = hotAt.get(place) ?? new Set<number>();
      const expected = usual(start, first, (hour) => byHour.get(hour)?.get(place) ?? 0, earlier);
      const score = expected === null ? 0 : surprise(n, expected);
      const hot = score >= 8 && n >= (isCoarse(place) ? 5 : 4);
      if (hot) hotAt.set(place, earlier.add(start));
      return { hour: `${new Date(start).toISOString().slice(0, 13)}:00`, place, n, score, hot };
    }),
  );
}

/** Both of class and region at most one level deep. */
function isCoarse(place: string): boolean {
  return place.split('@').every((side) => !side.includes('/'));
}

/** What the same hour and those beside it had on the days before, hours in which the cell was a hotspot left out. */
function usual(
  start: number,
  first: number,
  count: (hour: number) => number,
  hot: ReadonlySet<number>,
): number | null {
  const all: number[] = [];
  for (let day = 1; day <= DAYS; day += 1)
    for (const beside of [-1, 0, 1]) {
      const hour = start - 24 * HOUR * day + beside * HOUR;
      if (hour >= first) all.push(hour);
    }
  if (all.length === 0) return null;
  const quiet = all.filter((hour) => !hot.has(hour));
  const taken = quiet.length * 2 >= all.length ? quiet : all;
  return Math.max(0.02, taken.reduce((sum, hour) => sum + count(hour), 0) / taken.length);
}

/** By summing the terms of the tail from n on, in logarithms. */
function surprise(n: number, mean: number): number {
  let log = -mean;
  for (let k = 1; k <= n; k += 1) log += Math.log(mean / k);
  let [sum, term] = [1, 1];
  for (let k = n + 1; k < n + 1_000; k += 1) sum += term *= mean / k;
  return Math.max(0, -(log + Math.log(sum)) / Math.LN10);
}
