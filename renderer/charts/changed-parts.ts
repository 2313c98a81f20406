import type { EChartsCoreOption } from 'echarts/core';

/**
 * Remembers what a chart was given, so that a data revision hands over only what is new: merging a series that did
 * not change costs as much as one that did, and of the slot chart's ten mostly two change.
 */
export class ChangedParts {
  readonly #given = new Map<string, string>();

  /** The members of `option`, and of its `series` by id, that differ from what was given before; null for none. */
  of(option: EChartsCoreOption): EChartsCoreOption | null {
    const changed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(option)) {
      if (name === 'series' && Array.isArray(value)) {
        const series = value.filter((each, i) => this.#isNew(`series ${idOf(each, i)}`, each));
        if (series.length > 0) changed['series'] = series;
      } else if (this.#isNew(name, value)) changed[name] = value;
    }
    return Object.keys(changed).length === 0 ? null : changed;
  }

  /** The chart is built anew: everything is new. */
  forget(): void {
    this.#given.clear();
  }

  /** Functions (label formatters) are compared by what they are made from, which the chart's shape tells. */
  #isNew(name: string, value: unknown): boolean {
    const text = JSON.stringify(value) ?? '';
    if (this.#given.get(name) === text) return false;
    this.#given.set(name, text);
    return true;
  }
}

function idOf(series: unknown, position: number): string {
  const id = typeof series === 'object' && series !== null && 'id' in series ? series.id : undefined;
  return typeof id === 'string' ? id : String(position);
}
