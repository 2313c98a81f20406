/** Most values of which each can have a place of its own in a key. */
const MAX_VALUES = 2 ** 21;

/** Codes by lists of values: a tree with a branch for each value that is there, kept in one map. */
export class CodesByParts {
  /** By position in the list: a number for each value that stood there. */
  private readonly places: Map<unknown, number>[] = [];
  private readonly branches = new Map<number, number>();
  private readonly codes: (number | undefined)[] = [];
  private values = 0;
  private nodes = 1;

  /** The code of a list, null and undefined as good as absent; `make` gives that of a new one. */
  code(values: readonly unknown[], make: () => number): number {
    let node = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === undefined || value === null) continue;
      const places = (this.places[i] ??= new Map());
      let place = places.get(value);
      if (place === undefined) {
        if (this.values === MAX_VALUES) return make();
        places.set(value, (place = this.values++));
      }
      const key = node * MAX_VALUES + place;
      let next = this.branches.get(key);
      if (next === undefined) this.branches.set(key, (next = this.nodes++));
      node = next;
    }
    return (this.codes[node] ??= make());
  }
}
