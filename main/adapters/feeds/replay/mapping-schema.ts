import * as z from 'zod';
import type { EventType } from '../../../../shared/model/event.ts';
import { eventTypes } from '../../../../shared/model/event.ts';
import { isZone } from './zone-name.ts';

/** How a column's text is read as a time: `clock` needs a date column; the others bring their date. */
export const timeFormats = ['clock', 'iso', 'datetime', 'epoch-s', 'epoch-ms'] as const;
export type TimeFormat = (typeof timeFormats)[number];
/** How a column's text is read as a length of time. */
export const durationUnits = ['s', 'ms', 'clock'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** What a row is asked for: a text, a number, an epoch ms, a list … or nothing (null). Exactly one member. */
export interface Expression {
  /** The column's text, trimmed; empty = null. */
  column?: string | undefined;
  /** A fixed text, number or truth value. */
  constant?: string | number | boolean | undefined;
  /** One of the mapping's named `values`. */
  value?: string | undefined;
  /** Epoch ms; empty = null. Local times are read in the replay's zone. */
  time?: { column: string; format: TimeFormat; date?: string | undefined } | undefined;
  /** Unit of the result: ms; empty = null. */
  duration?: { column: string; unit: DurationUnit } | undefined;
  number?: { column: string } | undefined;
  /** Null as soon as one part is. */
  sum?: Expression[] | undefined;
  join?: { parts: Expression[]; with: string } | undefined;
  /** `time`, and 24 h more when it lies more than `hours` before `after`: a clock that passed midnight. */
  nextDay?: { time: Expression; after: Expression; hours: number } | undefined;
  choose?: { if: Condition; yes: Expression; no: Expression } | undefined;
  /** The first part that is not null. */
  first?: Expression[] | undefined;
  /** What the table has for it, else `otherwise`, else null. */
  lookup?:
    | {
        of: Expression;
        table: Record<string, string | number | boolean | null>;
        otherwise?: Expression | undefined;
      }
    | undefined;
  /** The parts that are not null; null when there is none. */
  list?: Expression[] | undefined;
  /** A text cut into a list, parts trimmed. */
  split?: { of: Expression; at: string } | undefined;
  /** The opaque token of a caller; the column's text never travels, not even of rejected rows. */
  customer?: string | undefined;
  /** An id for rows that have none: the epoch's first digits and the row number. */
  rowId?: true | undefined;
  /** As a member of an event's data: stays there as null instead of being left out. */
  orNull?: Expression | undefined;
}

/** A question to a row. Exactly one member. */
export interface Condition {
  /** One of the mapping's named `conditions`. */
  condition?: string | undefined;
  equal?: [Expression, Expression] | undefined;
  /** The first is smaller; false when either is null. */
  less?: [Expression, Expression] | undefined;
  missing?: Expression | undefined;
  oneOf?: { of: Expression; values: (string | number)[] } | undefined;
  not?: Condition | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const columnName = z.string().min(1);

const expressionSchema: z.ZodType<Expression> = z
  .strictObject({
    column: columnName.optional(),
    constant: scalar.optional(),
    value: z.string().optional(),
    time: z
      .strictObject({ column: columnName, format: z.enum(timeFormats), date: columnName.optional() })
      .optional(),
    duration: z.strictObject({ column: columnName, unit: z.enum(durationUnits) }).optional(),
    number: z.strictObject({ column: columnName }).optional(),
    get sum() {
      return z.array(expressionSchema).min(1).optional();
    },
    get join() {
      return z.strictObject({ parts: z.array(expressionSchema).min(1), with: z.string() }).optional();
    },
    get nextDay() {
      return z
        .strictObject({ time: expressionSchema, after: expressionSchema, hours: z.number().min(0).max(24) })
        .optional();
    },
    get choose() {
      return z.strictObject({ if: conditionSchema, yes: expressionSchema, no: expressionSchema }).optional();
    },
    get first() {
      return z.array(expressionSchema).min(1).optional();
    },
    get lookup() {
      return z
        .strictObject({
          of: expressionSchema,
          table: z.record(z.string(), scalar.nullable()),
          otherwise: expressionSchema.optional(),
        })
        .optional();
    },
    get list() {
      return z.array(expressionSchema).min(1).optional();
    },
    get split() {
      return z.strictObject({ of: expressionSchema, at: z.string().min(1) }).optional();
    },
    customer: columnName.optional(),
    rowId: z.literal(true).optional(),
    get orNull() {
      return expressionSchema.optional();
    },
  })
  .refine(hasOneMember, 'needs exactly one member, e.g. {"column": "name"}');

const conditionSchema: z.ZodType<Condition> = z
  .strictObject({
    condition: z.string().optional(),
    equal: z.tuple([expressionSchema, expressionSchema]).optional(),
    less: z.tuple([expressionSchema, expressionSchema]).optional(),
    missing: expressionSchema.optional(),
    oneOf: z
      .strictObject({ of: expressionSchema, values: z.array(z.union([z.string(), z.number()])) })
      .optional(),
    get not() {
      return conditionSchema.optional();
    },
    get all() {
      return z.array(conditionSchema).optional();
    },
    get any() {
      return z.array(conditionSchema).optional();
    },
  })
  .refine(hasOneMember, 'needs exactly one member, e.g. {"missing": {"column": "name"}}');

/** One event of a row: made when `when` holds; members of `data` that are null are left out. */
const recipeSchema = z.strictObject({
  type: z.enum(eventTypes as readonly [EventType, ...EventType[]]),
  at: expressionSchema,
  when: conditionSchema.optional(),
  data: z.record(z.string(), expressionSchema),
});
const reasonSchema = z.strictObject({ when: conditionSchema, why: z.string().min(1).max(128) });

/** A mapping file: how the rows of one kind of call records become events. See docs/mappings.md. */
export const mappingSchema = z.strictObject({
  /** The form of this file. */
  mapping: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is lower-case letters, digits and dashes'),
  /** Raised whenever the same file would give other events: it is part of the epoch. */
  version: z.int().min(1),
  description: z.string().default(''),
  zone: z.string().refine(isZone, 'is not an IANA time zone, e.g. Asia/Shanghai').optional(),
  delimiter: z.string().min(1).max(4).default(','),
  /** Column names of files without a header line; by default the first line has them. */
  columns: z.array(columnName).min(1).optional(),
  /** Columns that not every file has; where they are not there, they are empty. */
  optional: z.array(columnName).default([]),
  acw: z.boolean().default(false),
  agentStates: z.boolean().default(false),
  /** Evaluated in this order, once a row. */
  values: z.record(z.string(), expressionSchema).default({}),
  conditions: z.record(z.string(), conditionSchema).default({}),
  /** Rows that are left out without a word. */
  drop: z.array(conditionSchema).default([]),
  /** Rows that contradict themselves: quarantined whole, with the reason. */
  reject: z.array(reasonSchema).default([]),
  events: z.array(recipeSchema).min(1),
});
export type Mapping = z.infer<typeof mappingSchema>;
export type Recipe = z.infer<typeof recipeSchema>;

function hasOneMember(given: object): boolean {
  return Object.values(given).filter((member) => member !== undefined).length === 1;
}
