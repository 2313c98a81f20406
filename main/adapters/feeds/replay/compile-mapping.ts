import { createZone } from '../../../../shared/time/zone-day.ts';
import type { Compiled, Scope, Test } from './compile-expression.ts';
import { compileCondition, compileExpression } from './compile-expression.ts';
import type { DialectContext } from './dialect.ts';
import { InputError } from './input-error.ts';
import type { Mapping, Recipe } from './mapping-schema.ts';

export interface CompiledRecipe {
  type: Recipe['type'];
  at: Compiled;
  when: Test;
  data: readonly { member: string; value: Compiled; keepNull: boolean }[];
}

/** A mapping with the columns of one file looked up. */
export interface RowReader {
  width: number;
  values: readonly Compiled[];
  drop: readonly Test[];
  reject: readonly { when: Test; why: string }[];
  recipes: readonly CompiledRecipe[];
  /** Columns whose text must not be shown, not even of rows that cannot be read. */
  secret: ReadonlySet<number>;
}

/**
 * Looks a mapping's columns up in a file's header. Conditions are compiled first and see columns and the conditions
 * before them; values see conditions and the values before them; the rest sees all.
 * @throws InputError naming the column, value or condition that is not there.
 */
export function compileMapping(
  mapping: Mapping,
  header: readonly string[],
  context: DialectContext,
): RowReader {
  const valueNames: string[] = [];
  const conditions = new Map<string, Test>();
  const secret = new Set<number>();
  const scope: Scope = {
    column: (name) => columnOf(mapping, header, name),
    secretColumn(name) {
      const at = columnOf(mapping, header, name);
      secret.add(at);
      return at;
    },
    value: (name) => known(valueNames.indexOf(name), -1, `value "${name}"`, mapping),
    condition: (name) => known(conditions.get(name), undefined, `condition "${name}"`, mapping),
    zone: createZone(context.zone),
    customer: context.customer,
    rowPrefix: context.epoch.slice(0, 8),
  };
  for (const [name, condition] of Object.entries(mapping.conditions))
    conditions.set(name, compileCondition(condition, scope));
  const values = Object.entries(mapping.values).map(([name, expression]) => {
    const compiled = compileExpression(expression, scope);
    valueNames.push(name);
    return compiled;
  });
  return {
    width: header.length,
    secret,
    values,
    drop: mapping.drop.map((condition) => compileCondition(condition, scope)),
    reject: mapping.reject.map(({ when, why }) => ({ when: compileCondition(when, scope), why })),
    recipes: mapping.events.map((recipe) => compileRecipe(recipe, scope)),
  };
}

/** True when a zone decides which times the mapping reads: any format that is not a count of seconds since 1970. */
export function usesLocalTimes(mapping: Mapping): boolean {
  return timeFormatsOf(mapping).some((format) => !format.startsWith('epoch'));
}

function compileRecipe(recipe: Recipe, scope: Scope): CompiledRecipe {
  const data = Object.entries(recipe.data).map(([member, expression]) => ({
    member,
    value: compileExpression(expression, scope),
    keepNull: expression.orNull !== undefined,
  }));
  const when = recipe.when === undefined ? () => true : compileCondition(recipe.when, scope);
  return { type: recipe.type, at: compileExpression(recipe.at, scope), when, data };
}

function columnOf(mapping: Mapping, header: readonly string[], name: string): number {
  const at = header.indexOf(name);
  if (at >= 0 || mapping.optional.includes(name)) return at;
  const found = header
    .map((column) => `"${column}"`)
    .join(', ')
    .slice(0, 300);
  throw new InputError(
    `row 1: there is no column "${name}", which the mapping ${mapping.name} reads; found: ${found}. Tip: choose the mapping that fits the file, or check the mapping's delimiter`,
  );
}

function known<T>(found: T, absent: T, what: string, mapping: Mapping): Exclude<T, undefined> {
  if (found === absent || found === undefined) {
    throw new InputError(
      `the mapping ${mapping.name} uses the ${what}, which is not defined before it. Tip: define it further up in the mapping`,
    );
  }
  return found as Exclude<T, undefined>;
}

/** The format of every `time` anywhere in the mapping's expressions. */
function timeFormatsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(timeFormatsOf);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'format' in node && 'column' in node && typeof node.format === 'string' ? [node.format] : [];
  return [...own, ...Object.values(node).flatMap(timeFormatsOf)];
}
