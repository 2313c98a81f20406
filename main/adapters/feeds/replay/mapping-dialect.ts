import { CsvError, parse } from 'csv-parse/sync';
import type { NewEvent } from '../../../../shared/model/event.ts';
import { eventData } from '../../../../shared/model/event.ts';
import type { RowState, Value } from './compile-expression.ts';
import { CellError } from './compile-expression.ts';
import type { CompiledRecipe, RowReader } from './compile-mapping.ts';
import { compileMapping, usesLocalTimes } from './compile-mapping.ts';
import type { Dialect, DialectContext, RecordedInput, RejectedRow } from './dialect.ts';
import { InputError } from './input-error.ts';
import type { Mapping } from './mapping-schema.ts';

/** Longest part of a rejected row that is kept, after masking. */
const RAW_CHARS = 500;

/** A dialect that reads call records as a mapping says. */
export function mappingDialect(mapping: Mapping): Dialect {
  return {
    name: mapping.name,
    version: mapping.version,
    zone: mapping.zone,
    localTimes: usesLocalTimes(mapping),
    parse: (text, context) => readRecords(mapping, text, context),
  };
}

function readRecords(mapping: Mapping, text: string, context: DialectContext): RecordedInput {
  const table = readTable(mapping, text);
  const header = mapping.columns ?? table.shift() ?? [];
  const reader = compileMapping(
    mapping,
    header.map((name) => name.trim()),
    context,
  );
  const events: (NewEvent | RejectedRow)[] = [];
  const untimed: RejectedRow[] = [];
  let time: number | null = null;
  table.forEach((cells, index) => {
    const made = readRow(reader, { cells, row: index + 1, values: [] });
    if (Array.isArray(made)) {
      events.push(...made);
      time = made.at(-1)?.time ?? time;
      return;
    }
    time = made.time ?? time;
    const rejected: RejectedRow = { type: 'record.invalid', time: time ?? 0, data: made.data };
    events.push(rejected);
    if (time === null) untimed.push(rejected);
  });
  // Rows without a time before the first that has one: they take that one's, or a replay would begin in 1970.
  const first = events.find((event) => event.time > 0)?.time ?? 0;
  for (const event of untimed) event.time = first;
  // The sort is stable: rows, then events of a row, keep their order within one instant.
  return {
    events: events.toSorted((a, b) => a.time - b.time),
    acw: mapping.acw,
    agentStates: mapping.agentStates,
  };
}

function readTable(mapping: Mapping, text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: mapping.delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof CsvError)
      throw new InputError(`cannot be read as a table: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A row's events in recipe order, or why it has none; empty for a dropped row. */
function readRow(
  reader: RowReader,
  row: RowState,
): NewEvent[] | { time: number | null; data: RejectedRow['data'] } {
  const refuse = (why: string) => ({
    time: ownTime(reader, row),
    data: { row: row.row, why, raw: maskedRow(reader, row) },
  });
  if (row.cells.length !== reader.width)
    return refuse(`${row.cells.length} columns instead of ${reader.width}`);
  try {
    if (reader.drop.some((test) => test(row))) return [];
    for (const value of reader.values) row.values.push(value(row));
    const broken = reader.reject.find(({ when }) => when(row));
    if (broken !== undefined) return refuse(broken.why);
    const events: NewEvent[] = [];
    for (const recipe of reader.recipes) {
      if (!recipe.when(row)) continue;
      const made = makeEvent(recipe, row);
      if (typeof made === 'string') return refuse(made);
      events.push(made);
    }
    return events;
  } catch (error) {
    if (error instanceof CellError) return refuse(error.message);
    throw error;
  }
}

/** The first time in a row that can be read at all; null when there is none. */
function ownTime(reader: RowReader, row: RowState): number | null {
  for (const recipe of reader.recipes) {
    try {
      const at = recipe.at(row);
      if (typeof at === 'number') return at;
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
    }
  }
  return null;
}

/** The event, or what is wrong with it. Validated here, so that a row is refused whole and not event by event. */
function makeEvent({ type, at: timeOf, data }: CompiledRecipe, row: RowState): NewEvent | string {
  const at = timeOf(row);
  if (typeof at !== 'number') return `no time for ${type}`;
  const members: Record<string, Value> = {};
  for (const { member, value, keepNull } of data) {
    const given = value(row);
    if (given !== null || keepNull) members[member] = given;
  }
  const checked = eventData[type].safeParse(members);
  if (checked.success) return { type, time: at, data: checked.data } as NewEvent;
  const issue = checked.error.issues[0];
  return `${type}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
}

/** The row for people: without its customer columns and without anything as long as a telephone number. */
function maskedRow(reader: RowReader, row: RowState): string {
  const cells = row.cells.map((cell, at) => (reader.secret.has(at) && cell.trim() !== '' ? '***' : cell));
  return cells
    .join(',')
    .replaceAll(/\d{7,}/g, '***')
    .slice(0, RAW_CHARS);
}
