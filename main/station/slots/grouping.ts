import type { Dimension } from '../../../shared/measure/counters.ts';
import type { Name } from '../names.ts';
import { noDimensions } from './combos.ts';
import type { Combo } from './combos.ts';

const NO_GROUP = -1;

/** Which group of a question a combination of dimensions belongs to. */
export interface Grouping {
  /** Group number; undefined when the combination is not part of the question. */
  of(combo: number): number | undefined;
  ofParts(combo: Omit<Combo, 'code'>): number | undefined;
  labels(): string[][];
  /** Can each group have one combination only, among those that a family's rows have? */
  simple(): boolean;
}

/** What names combinations. */
export interface GroupingNames {
  namesOf(kinds: readonly string[]): Name[];
  /** Combinations that rows of a family have. */
  combosOf(family: number): Combo[];
  teams(): Map<number, number>;
  sourceIds(): Map<number, string>;
}

/**
 * Groups combinations by dimensions, within a scope. Ids are labelled bare while unique, else `source:id`; a scope may
 * give either. An absent dimension is labelled ''. @param family of the rows whose combinations are grouped.
 */
export function createGrouping(
  reader: GroupingNames,
  family: number,
  by: readonly Dimension[],
  scope: Partial<Record<Dimension, string>>,
  wanted: (combo: Combo) => boolean,
): Grouping {
  const { groupOf, labelOf, labels } = createGroups(reader, by, scope);
  if (by.length === 0) groupOf(noDimensions);
  const asked = new Map(
    [noDimensions, ...reader.combosOf(family)].filter(wanted).map((combo) => [combo.code, combo]),
  );
  const askedGroup = (combo: number): number => {
    const parts = asked.get(combo);
    return (parts && groupOf(parts)) ?? NO_GROUP;
  };
  /** Group by combination, −1 = not part of the question. */
  const known: number[] = [];
  return {
    of(combo) {
      const group = (known[combo] ??= askedGroup(combo));
      return group === NO_GROUP ? undefined : group;
    },
    ofParts: groupOf,
    labels: () => labels,
    simple() {
      const keys = [...asked.values()].map((combo) => keyOf(labelOf(combo)));
      return new Set(keys).size === keys.length;
    },
  };
}

/** Gives combinations their groups, as they come. */
function createGroups(
  reader: GroupingNames,
  by: readonly Dimension[],
  scope: Partial<Record<Dimension, string>>,
): Groups {
  const scopes = Object.entries(scope) as [Dimension, string][];
  const dims = [...new Set([...by, ...scopes.map(([dim]) => dim)])];
  const names = createLabels(dims.length === 0 ? [] : reader.namesOf(dims), reader.sourceIds());
  const teams = dims.includes('team') ? reader.teams() : new Map<number, number>();
  const labels: string[][] = [];
  const byLabel = new Map<string, number>();
  const byCodes = new Map<string, number | undefined>();

  const code = (combo: Omit<Combo, 'code'>, dim: Dimension): number =>
    dim === 'team' ? (teams.get(combo.agent) ?? 0) : combo[dim];
  const labelOf = (combo: Omit<Combo, 'code'>): string[] => by.map((dim) => names.shown(code(combo, dim)));

  function labelled(combo: Omit<Combo, 'code'>): number | undefined {
    for (const [dim, value] of scopes) {
      const at = code(combo, dim);
      if (names.short(at) !== value && names.long(at) !== value) return undefined;
    }
    const label = labelOf(combo);
    const key = keyOf(label);
    let group = byLabel.get(key);
    if (group === undefined) {
      group = labels.push(label) - 1;
      byLabel.set(key, group);
    }
    return group;
  }

  return {
    labels,
    labelOf,
    /** Many combinations differ only in dimensions that are not asked. */
    groupOf(combo) {
      const codes = dims.map((dim) => code(combo, dim)).join();
      if (!byCodes.has(codes)) byCodes.set(codes, labelled(combo));
      return byCodes.get(codes);
    },
  };
}

interface Groups {
  readonly labels: string[][];
  labelOf(combo: Omit<Combo, 'code'>): string[];
  groupOf(combo: Omit<Combo, 'code'>): number | undefined;
}

function keyOf(label: readonly string[]): string {
  return label.join('\u0000');
}

/** Labels of name codes: `shown` is bare while unique, else as `long`, which has the source where names belong to one. */
export function createLabels(names: readonly Name[], sourceIds: ReadonlyMap<number, string>) {
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
