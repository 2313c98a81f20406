import type { Topics } from '../../shared/contract/topics.ts';
import { firstLevel, type FirstLevel, partOf } from '../../shared/model/first-level.ts';
import type { ComplaintCell, TreePath } from '../../shared/model/hotspot.ts';
import type { TreeNode } from '../../shared/model/tree.ts';
import type { Words } from '../../shared/words/words.ts';
import { worst } from '../panels/levels.ts';
import type { Level } from '../theme/palette.ts';
import { nodeName, type Trees } from './place-names.ts';
import { unusualLevel } from './unusual.ts';

/** Complaints of the last 60 minutes: how many, and how unusual the most unusual cell among them is. */
export interface GridSum {
  n: number;
  score: number;
  level: Level;
}

/** A class or a region of the first level. `path`: as cells have it; `node`: null where no tree names it. */
export interface GridSide extends GridSum {
  key: string;
  name: string;
  path: TreePath;
  node: TreeNode | null;
}

/** First-level classes × regions. Only cells with a complaint or something unusual. */
export interface ComplaintGrid {
  classes: GridSide[];
  regions: GridSide[];
  cells: ReadonlyMap<string, GridSum>;
}

/** Key of a cell of the grid, by the keys of its sides. */
export function gridKey(category: string, region: string): string {
  return `${category}\n${region}`;
}

const nothing: GridSum = { n: 0, score: 0, level: 'normal' };

/**
 * The first level of both trees with their complaints. Deeper cells, which are there for what is unusual, are counted in
 * those above them already; they tell how unusual these are. Sides that no tree names come last, in the order of their keys.
 */
export function complaintGrid(cells: Topics['complaintCells'], trees: Trees, words: Words): ComplaintGrid {
  const [classes, regions] = [new Side(trees.categories, words), new Side(trees.regions, words)];
  const sums = new Map<string, Parts>();
  for (const cell of Object.values(cells)) {
    const [one, other] = [classes.of(cell.category), regions.of(cell.region)];
    if (one === null || other === null) continue;
    const key = gridKey(one.key, other.key);
    const parts = sums.get(key) ?? { sides: [one.key, other.key], own: [], below: [] };
    sums.set(key, parts);
    (one.own && other.own ? parts.own : parts.below).push(cell);
  }
  const summed = [...sums].map(([key, parts]) => ({ key, sides: parts.sides, sum: sumOf(parts) }));
  const along = (at: 0 | 1) => (key: string) =>
    summed.filter(({ sides }) => sides[at] === key).map(({ sum }) => sum);
  return {
    classes: classes.sides(along(0)),
    regions: regions.sides(along(1)),
    cells: new Map(summed.map(({ key, sum }) => [key, sum])),
  };
}

interface Parts {
  sides: readonly [string, string];
  own: ComplaintCell[];
  below: ComplaintCell[];
}

function sumOf({ own, below }: Parts): GridSum {
  const counted = own.length > 0 ? own : below;
  return together(
    [...own, ...below].map((cell) => ({
      n: counted.includes(cell) ? cell.n : 0,
      score: cell.score,
      level: unusualLevel(cell),
    })),
  );
}

/** Several together: their complaints, and the most unusual of them. */
export function together(sums: readonly GridSum[]): GridSum {
  return sums.reduce(
    (all, { n, score, level }) => ({
      n: all.n + n,
      score: Math.max(all.score, score),
      level: worst(all.level, level),
    }),
    nothing,
  );
}

/** One side of the grid: which of its first level a path belongs to. */
class Side {
  readonly #level: FirstLevel;
  readonly #words: Words;
  readonly #unknown = new Set<string>();

  constructor(roots: readonly TreeNode[], words: Words) {
    this.#level = firstLevel(roots);
    this.#words = words;
  }

  /** `own`: the path is of the first level itself. Null for what is above it: sums of all. */
  of(path: TreePath): { key: string; own: boolean } | null {
    // A complaint may say no region at all: a part of its own where nothing stands above the first level.
    const part = partOf(this.#level, path);
    if (part === null || part.node !== null) return part;
    this.#unknown.add(part.key);
    return { key: `?${part.key}`, own: part.own };
  }

  sides(sumsOf: (key: string) => GridSum[]): GridSide[] {
    const { above, nodes } = this.#level;
    const known = nodes.map((node) => ({
      key: node.key,
      name: nodeName(node, this.#words),
      path: [...above, node.key],
      node,
      ...together(sumsOf(node.key)),
    }));
    const unknown = [...this.#unknown].toSorted().map((key) => ({
      key: `?${key}`,
      name: key === '' ? this.#words.say('hotspots.unsaid') : key,
      path: [key],
      node: null,
      ...together(sumsOf(`?${key}`)),
    }));
    return [...known, ...unknown];
  }
}
