import type { ComplaintPlace } from '../../../shared/model/hotspot.ts';
import { MOST_PATHS, PathBook, WHOLE } from './path-book.ts';
import type { StoredPath } from './path-book.ts';

/** A class in a region as one number: both codes side by side. */
export type Cell = number;

/** Two codes stay a small integer: as keys of maps those are several times as fast. */
const SIDE = MOST_PATHS;

/** The cells of complaints: pairs of a path of classes and one of regions. */
export class Cells {
  readonly categories: PathBook;
  readonly regions: PathBook;
  /** All cells a leaf counts in, worked out once. */
  private readonly aboves = new Map<Cell, readonly Cell[]>();

  constructor(categories: readonly StoredPath[] = [], regions: readonly StoredPath[] = []) {
    this.categories = new PathBook(categories);
    this.regions = new PathBook(regions);
  }

  of({ category, region }: ComplaintPlace): Cell {
    return cellOf(this.categories.code(category), this.regions.code(region));
  }

  place(cell: Cell): ComplaintPlace {
    return {
      category: this.categories.path(categoryOf(cell)),
      region: this.regions.path(regionOf(cell)),
    };
  }

  /** Itself and all coarser cells it counts in. */
  upwards(cell: Cell): readonly Cell[] {
    let found = this.aboves.get(cell);
    if (!found) {
      const regions = this.regions.line(regionOf(cell));
      found = this.categories
        .line(categoryOf(cell))
        .flatMap((category) => regions.map((region) => cellOf(category, region)));
      this.aboves.set(cell, found);
    }
    return found;
  }

  /** Whether all complaints of a cell are also those of another one; a cell is within itself. */
  isWithin(cell: Cell, above: Cell): boolean {
    return (
      this.categories.isWithin(categoryOf(cell), categoryOf(above)) &&
      this.regions.isWithin(regionOf(cell), regionOf(above))
    );
  }

  /** The cell of the complaints that two cells share; null when they cannot share any. */
  common(one: Cell, other: Cell): Cell | null {
    const category = this.categories.common(categoryOf(one), categoryOf(other));
    const region = this.regions.common(regionOf(one), regionOf(other));
    return category === null || region === null ? null : cellOf(category, region);
  }

  /** Of everything everywhere. */
  isWhole(cell: Cell): boolean {
    return cell === cellOf(WHOLE, WHOLE);
  }

  /** Depths of both paths together. */
  depth(cell: Cell): number {
    return this.categories.depth(categoryOf(cell)) + this.regions.depth(regionOf(cell));
  }

  /** Both paths have one key at most. */
  isCoarse(cell: Cell): boolean {
    return this.categories.depth(categoryOf(cell)) <= 1 && this.regions.depth(regionOf(cell)) <= 1;
  }

  /** `c<depth>r<depth>` */
  level(cell: Cell): string {
    return `c${this.categories.depth(categoryOf(cell))}r${this.regions.depth(regionOf(cell))}`;
  }

  /** Whether a cell is one of the parts that another one is divided into by class, or by region. */
  isChild(cell: Cell, whole: Cell, side: 'categories' | 'regions'): boolean {
    return this.parent(cell, side) === whole;
  }

  /** The cell one class up, or one region up; null for the whole tree. */
  parent(cell: Cell, side: 'categories' | 'regions'): Cell | null {
    const [category, region] = [categoryOf(cell), regionOf(cell)];
    const above = this[side].line(side === 'categories' ? category : region)[1];
    if (above === undefined) return null;
    return side === 'categories' ? cellOf(above, region) : cellOf(category, above);
  }
}

/** The cell of two codes. */
export function cellOf(category: number, region: number): Cell {
  return category * SIDE + region;
}

/** Code of its class. */
export function categoryOf(cell: Cell): number {
  return Math.floor(cell / SIDE);
}

/** Code of its region. */
export function regionOf(cell: Cell): number {
  return cell % SIDE;
}

/** Adds to a count of a map. */
export function addTo(counts: Map<Cell, number>, cell: Cell, n: number): void {
  counts.set(cell, (counts.get(cell) ?? 0) + n);
}
