import * as z from 'zod';
import type { Summary } from '../../../shared/model/summary.ts';
import { summarySchema } from '../../../shared/model/summary.ts';

/** The document as it is: exact values, times as epoch ms, durations in ms. Its schema is docs/summary.schema.json. */
export function summaryJson(summary: Summary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

/** JSON Schema of that document, as published. */
export function summaryJsonSchema(): object {
  return z.toJSONSchema(summarySchema, { target: 'draft-2020-12' });
}
