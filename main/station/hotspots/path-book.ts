import type { TreePath } from '../../../shared/model/hotspot.ts';

/** Code of the whole tree: the empty path. */
export const WHOLE = 0;

/** More than six of the largest trees. What a source names beyond counts in the part of the tree that is known. */
export const MOST_PATHS = 2 ** 15;

/** A path as stored; the codes of classes and of regions are numbered apart. */
export interface StoredPath {
  code: number;
  path: TreePath;
}

/** The paths of one tree that complaints have named, and those above them, by small codes. */
export class PathBook {
  private readonly codes = new Map<string, number>([['[]', WHOLE]]);
  private readonly paths: TreePath[] = [[]];
  /** From a path itself up to the whole. */
  private readonly lines: (readonly number[])[] = [[WHOLE]];
  private fresh: StoredPath[] = [];

  /** @param known by rising code */
  constructor(known: readonly StoredPath[] = []) {
    for (const { path } of known) this.code(path);
    this.fresh = [];
  }

  /** The code of a path, made when it is new. */
  code(path: TreePath): number {
    const text = JSON.stringify(path);
    const found = this.codes.get(text);
    if (found !== undefined) return found;
    const above = this.code(path.slice(0, -1));
    if (this.paths.length === MOST_PATHS) return above;
    const code = this.paths.length;
    this.codes.set(text, code);
    this.paths.push([...path]);
    this.lines.push([code, ...this.lines[above]!]);
    this.fresh.push({ code, path });
    return code;
  }

  path(code: number): TreePath {
    return this.paths[code] ?? [];
  }

  depth(code: number): number {
    return this.lines[code]!.length - 1;
  }

  /** Codes from the path itself up to the whole. */
  line(code: number): readonly number[] {
    return this.lines[code]!;
  }

  /** Whether a path lies in another one, or is it. */
  isWithin(code: number, above: number): boolean {
    return this.lines[code]!.includes(above);
  }

  /** The one of two paths that lies in the other; null when neither does. */
  common(one: number, other: number): number | null {
    if (this.isWithin(one, other)) return one;
    return this.isWithin(other, one) ? other : null;
  }

  /** Paths made since the last call. */
  takeNew(): StoredPath[] {
    return this.fresh.splice(0);
  }
}
