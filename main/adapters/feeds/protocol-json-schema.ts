import * as z from 'zod';
import {
  batchSchema,
  gapSchema,
  helloSchema,
  pingSchema,
  snapshotSchema,
  stationFrameSchema,
} from '../../../shared/contract/feed.ts';
import { eventData } from '../../../shared/model/event.ts';
import { timeSchema } from '../../../shared/model/text.ts';

type Node = z.core.JSONSchema.BaseSchema;

/**
 * The published JSON Schema of `callwall.v1` (docs/callwall.v1.schema.json), from the schemas the program uses.
 * `#/$defs/sourceFrame` and `#/$defs/stationFrame` are what either side says, `#/$defs/event` one event.
 */
export function protocolJsonSchema(): Node {
  const events = Object.entries(eventData).map(([type, data]) => ({
    title: type,
    ...plain(
      z.object({
        seq: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
        type: z.literal(type),
        time: timeSchema,
        id: z.string().optional(),
        data,
      }),
    ),
  }));
  const batch = plain(batchSchema);
  const members = batch.properties ?? {};
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'callwall.v1, frames between a source and a station',
    anyOf: [{ $ref: '#/$defs/sourceFrame' }, { $ref: '#/$defs/stationFrame' }],
    $defs: {
      sourceFrame: {
        oneOf: [
          plain(helloSchema),
          {
            ...batch,
            properties: {
              ...members,
              events: { type: 'array', minItems: 1, items: { $ref: '#/$defs/event' } },
            },
          },
          plain(gapSchema),
          plain(snapshotSchema),
          plain(pingSchema),
        ],
      },
      stationFrame: { oneOf: stationFrameSchema.options.map(plain) },
      event: { oneOf: events },
    },
  };
}

/** What a sender may write; unknown members are allowed everywhere, because a receiver passes over them. */
function plain(schema: z.ZodType): Node {
  const { $schema: _, ...node } = z.toJSONSchema(schema, { io: 'input' });
  return node;
}
