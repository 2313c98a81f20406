import type { Dimension } from '../../../shared/measure/counters.ts';
import type { Name } from '../names.ts';
import { noDimensions } from './combos.ts';
import type { Combo } from './combos.ts';

/** Which group of a question a combination of dimensions belongs to. */
export interface Grouping {
  /** Group number; undefined when the combination is not part of the question. */
  of(combo: number): number | undefined;
  ofParts(combo: Omit<Combo, 'code'>): number | undefined;
  labels(): string[][];
}

/** What names combinations. */
export interface GroupingNames {
  names(): Name[];
  combos(): Combo[];
  teams(): Map<number, number>;
  sourceIds(): Map<number, string>;
}

/**
 * Groups combinations by dimensions, within a scope. Ids are labelled bare while unique, else `source:id`; a scope may
 * give either. An absent dimension is labelled ''.
 */
export function createGrouping(
  reader: GroupingNames,
  by: readonly Dimension[],
  scope: Partial<Record<Dimension, string>>,
  wanted: (combo: Combo) => boolean,
): Grouping {
  const labelOf = createLabels(reader.names(), reader.sourceIds());
  const teams = reader.teams();
  const combos = reader.combos();
  const keys = new Map<string, number>();
  const labels: string[][] = [];

  const code = (combo: Omit<Combo, 'code'>, dim: Dimension): number =>
    dim === 'team' ? (teams.get(combo.agent) ?? 0) : combo[dim];

  function groupOf(combo: Omit<Combo, 'code'>): number | undefined {
    for (const [dim, value] of Object.entries(scope) as [Dimension, string][]) {
      const at = code(combo, dim);
      if (labelOf.short(at) !== value && labelOf.long(at) !== value) return undefined;
    }
    const label = by.map((dim) => labelOf.shown(code(combo, dim)));
    const key = label.join('\u0000');
    let group = keys.get(key);
    if (group === undefined) {
      group = labels.push(label) - 1;
      keys.set(key, group);
    }
    return group;
  }

  if (by.length === 0) groupOf(noDimensions);
  const asked = new Map([noDimensions, ...combos].filter(wanted).map((combo) => [combo.code, combo]));
  const seen = new Map<number, number | undefined>();
  return {
    of(combo) {
      const parts = asked.get(combo);
      if (parts && !seen.has(combo)) seen.set(combo, groupOf(parts));
      return seen.get(combo);
    },
    ofParts: groupOf,
    labels: () => labels,
  };
}

/** Labels of name codes. */
function createLabels(names: readonly Name[], sourceIds: ReadonlyMap<number, string>) {
  const byCode = new Map(names.map((name) => [name.code, name]));
  const counts = new Map<string, number>();
  for (const { kind, text } of names)
    counts.set(`${kind}\u0000${text}`, (counts.get(`${kind}\u0000${text}`) ?? 0) + 1);
  const short = (code: number): string => byCode.get(code)?.text ?? '';
  const long = (code: number): string => {
    const name = byCode.get(code);
    return name && name.source !== 0
      ? `${sourceIds.get(name.source) ?? name.source}:${name.text}`
      : short(code);
  };
  const shown = (code: number): string => {
    const name = byCode.get(code);
    if (!name) return '';
    return counts.get(`${name.kind}\u0000${name.text}`) === 1 ? name.text : long(code);
  };
  return { short, long, shown };
}
