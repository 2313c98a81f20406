import type { Zone } from '../../../../shared/time/zone-day.ts';
import { InputError } from './input-error.ts';
import type { Condition, Expression } from './mapping-schema.ts';
import { parseDuration, parseTime, whyNoTime } from './time-formats.ts';

/** What an expression can give. */
export type Value = string | number | boolean | null | Value[];

/** One row while it is read; `values` fills up in the mapping's order. */
export interface RowState {
  cells: readonly string[];
  row: number;
  values: Value[];
}
export type Compiled = (row: RowState) => Value;
export type Test = (row: RowState) => boolean;

/** What expressions of one file refer to. */
export interface Scope {
  /** Position of a column; −1 of an optional one that the file does not have. @throws InputError when it must have it. */
  column(name: string): number;
  /** The same of a column whose text must never be shown. */
  secretColumn(name: string): number;
  /** Position among `values` of a named value. @throws InputError when there is none of that name so far. */
  value(name: string): number;
  /** A named condition. @throws InputError when there is none of that name so far. */
  condition(name: string): Test;
  zone: Zone;
  customer(raw: string): string;
  rowPrefix: string;
}

/** A cell that is not what the mapping says; costs its row. */
export class CellError extends Error {}

/** Turns an expression into a function of the row, with its columns looked up once. @throws InputError */
export function compileExpression(expression: Expression, scope: Scope): Compiled {
  const e = expression;
  if (e.column !== undefined) return cell(scope.column(e.column));
  if (e.constant !== undefined) return fixed(e.constant);
  if (e.value !== undefined) return named(scope.value(e.value));
  if (e.time !== undefined) return timeOf(e.time, scope);
  if (e.duration !== undefined) return durationOf(e.duration, scope);
  if (e.number !== undefined) return numberOf(e.number.column, scope);
  if (e.customer !== undefined) return customerOf(e.customer, scope);
  if (e.rowId !== undefined) return (row) => `${scope.rowPrefix}-${row.row}`;
  if (e.orNull !== undefined) return compileExpression(e.orNull, scope);
  return compileNested(e, scope, (part) => compileExpression(part, scope));
}

/** Turns a condition into a test of the row. @throws InputError */
export function compileCondition(condition: Condition, scope: Scope): Test {
  const c = condition;
  const compile = (part: Expression): Compiled => compileExpression(part, scope);
  if (c.condition !== undefined) return scope.condition(c.condition);
  if (c.missing !== undefined) return isMissing(compile(c.missing));
  if (c.equal !== undefined) return isEqual(compile(c.equal[0]), compile(c.equal[1]));
  if (c.less !== undefined) return isLess(compile(c.less[0]), compile(c.less[1]));
  if (c.oneOf !== undefined) return isOneOf(compile(c.oneOf.of), c.oneOf.values);
  if (c.not !== undefined) return negated(compileCondition(c.not, scope));
  const parts = (c.all ?? c.any ?? []).map((part) => compileCondition(part, scope));
  return c.all === undefined
    ? (row) => parts.some((part) => part(row))
    : (row) => parts.every((part) => part(row));
}

function compileNested(e: Expression, scope: Scope, compile: (part: Expression) => Compiled): Compiled {
  if (e.sum !== undefined) return sumOf(e.sum.map(compile));
  if (e.join !== undefined) return joined(e.join.parts.map(compile), e.join.with);
  if (e.nextDay !== undefined)
    return nextDay(compile(e.nextDay.time), compile(e.nextDay.after), e.nextDay.hours);
  if (e.choose !== undefined)
    return chosen(compileCondition(e.choose.if, scope), compile(e.choose.yes), compile(e.choose.no));
  if (e.first !== undefined) return firstOf(e.first.map(compile));
  if (e.lookup !== undefined)
    return lookedUp(
      compile(e.lookup.of),
      e.lookup.table,
      e.lookup.otherwise === undefined ? fixed(null) : compile(e.lookup.otherwise),
    );
  if (e.list !== undefined) return listOf(e.list.map(compile));
  if (e.split !== undefined) return splitOf(compile(e.split.of), e.split.at);
  throw new InputError(`an expression says nothing: ${JSON.stringify(e)}`);
}

function cellText(row: RowState, at: number): string {
  return (row.cells[at] ?? '').trim();
}

function cell(at: number): Compiled {
  return (row) => cellText(row, at) || null;
}

function fixed(value: Value): Compiled {
  return () => value;
}

function named(at: number): Compiled {
  return (row) => row.values[at] ?? null;
}

function timeOf(time: NonNullable<Expression['time']>, scope: Scope): Compiled {
  const at = scope.column(time.column);
  if (time.format === 'clock' && time.date === undefined) {
    throw new InputError(
      `the time of column "${time.column}" is a clock only. Tip: name its date column: "date": "…"`,
    );
  }
  const dateAt = time.date === undefined ? null : scope.column(time.date);
  return (row) => {
    const text = cellText(row, at);
    if (text === '') return null;
    const date = dateAt === null ? '' : cellText(row, dateAt);
    const ms = parseTime(text, time.format, date, scope.zone);
    if (ms === null)
      throw new CellError(
        `column "${time.column}": "${`${date} ${text}`.trim()}" ${whyNoTime(text, time.format, date, scope.zone)}`,
      );
    return ms;
  };
}

function durationOf(duration: NonNullable<Expression['duration']>, scope: Scope): Compiled {
  const at = scope.column(duration.column);
  return (row) => {
    const text = cellText(row, at);
    if (text === '') return null;
    const ms = parseDuration(text, duration.unit);
    if (ms === null)
      throw new CellError(
        `column "${duration.column}": "${text}" is not a length of time in ${duration.unit === 'clock' ? 'H:MM:SS' : duration.unit}`,
      );
    return ms;
  };
}

function numberOf(column: string, scope: Scope): Compiled {
  const at = scope.column(column);
  return (row) => {
    const text = cellText(row, at);
    if (text === '') return null;
    const number = Number(text);
    if (!Number.isFinite(number)) throw new CellError(`column "${column}": "${text}" is not a number`);
    return number;
  };
}

function customerOf(column: string, scope: Scope): Compiled {
  const at = scope.secretColumn(column);
  return (row) => {
    const raw = cellText(row, at);
    return raw === '' ? null : scope.customer(raw);
  };
}

function sumOf(parts: readonly Compiled[]): Compiled {
  return (row) => {
    let sum = 0;
    for (const part of parts) {
      const value = part(row);
      if (typeof value !== 'number') return null;
      sum += value;
    }
    return sum;
  };
}

function joined(parts: readonly Compiled[], separator: string): Compiled {
  return (row) => {
    const values = parts.map((part) => part(row));
    return values.includes(null) ? null : values.join(separator);
  };
}

function nextDay(time: Compiled, after: Compiled, hours: number): Compiled {
  return (row) => {
    const [at, reference] = [time(row), after(row)];
    if (typeof at !== 'number' || typeof reference !== 'number') return at;
    return at < reference - hours * 3_600_000 ? at + 86_400_000 : at;
  };
}

function chosen(test: Test, yes: Compiled, no: Compiled): Compiled {
  return (row) => (test(row) ? yes(row) : no(row));
}

function firstOf(parts: readonly Compiled[]): Compiled {
  return (row) => {
    for (const part of parts) {
      const value = part(row);
      if (value !== null) return value;
    }
    return null;
  };
}

function lookedUp(of: Compiled, table: Record<string, Value>, otherwise: Compiled): Compiled {
  const entries = new Map(Object.entries(table));
  return (row) => {
    const key = of(row);
    const found = key === null ? undefined : entries.get(String(key));
    return found === undefined ? otherwise(row) : found;
  };
}

function listOf(parts: readonly Compiled[]): Compiled {
  return (row) => {
    const values = parts.map((part) => part(row)).filter((value) => value !== null);
    return values.length === 0 ? null : values;
  };
}

function splitOf(of: Compiled, at: string): Compiled {
  return (row) => {
    const text = of(row);
    return typeof text === 'string' ? text.split(at).map((part) => part.trim()) : null;
  };
}

function isMissing(of: Compiled): Test {
  return (row) => of(row) === null;
}

function isEqual(one: Compiled, other: Compiled): Test {
  return (row) => one(row) === other(row);
}

function isLess(one: Compiled, other: Compiled): Test {
  return (row) => {
    const [a, b] = [one(row), other(row)];
    return typeof a === 'number' && typeof b === 'number' && a < b;
  };
}

function isOneOf(of: Compiled, values: readonly (string | number)[]): Test {
  const set = new Set<Value>(values);
  return (row) => set.has(of(row));
}

function negated(test: Test): Test {
  return (row) => !test(row);
}
