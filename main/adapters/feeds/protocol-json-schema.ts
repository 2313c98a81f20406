import * as z from 'zod';
import {
  batchSchema,
  gapSchema,
  helloSchema,
  snapshotSchema,
  sourcePingSchema,
  stationFrameSchema,
} from '../../../shared/contract/feed.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import { PUSH_LIMITS, pushedEventSchema, pushSchema } from './push/read-push.ts';

type Node = z.core.JSONSchema.BaseSchema;

/**
 * The published JSON Schema of `callwall.v1` (docs/callwall.v1.schema.json), from the schemas the program uses.
 * `#/$defs/sourceFrame` and `#/$defs/stationFrame` are what either side says, `#/$defs/event` one event,
 * `#/$defs/push` the body of a push over HTTP.
 */
export function protocolJsonSchema(): Node {
  const events = eventTypes.map((type) => ({ title: type, ...plain(pushedEventSchema(type)) }));
  const push = plain(pushSchema);
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
          plain(sourcePingSchema),
        ],
      },
      stationFrame: { oneOf: stationFrameSchema.options.map(plain) },
      event: { $ref: '#/$defs/pushedEvent', required: ['seq'] },
      pushedEvent: { oneOf: events },
      push: {
        ...push,
        properties: {
          ...push.properties,
          events: {
            type: 'array',
            maxItems: PUSH_LIMITS.events,
            items: { $ref: '#/$defs/pushedEvent' },
          },
        },
      },
    },
  };
}

/** What a sender may write; unknown members are allowed everywhere, because a receiver passes over them. */
function plain(schema: z.ZodType): Node {
  const { $schema: _, ...node } = z.toJSONSchema(schema, { io: 'input' });
  return node;
}
