import * as z from 'zod';
import { topicNames } from '../../../shared/contract/topics.ts';
import type { ViewerFrame } from '../../../shared/contract/viewer.ts';
import { labelSchema } from '../../../shared/model/text.ts';

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const viewerFrameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), v: z.int(), viewer: labelSchema }),
  z.object({ t: z.literal('follow'), topics: z.array(z.enum(topicNames)).max(topicNames.length) }),
  z.object({ t: z.literal('ack'), n: count }),
  z.object({ t: z.literal('ask'), id: count, name: labelSchema, args: z.unknown() }),
  z.object({ t: z.enum(['ping', 'pong']), n: z.number(), at: z.number() }),
]);

/** What a viewer sent as a frame of the contract; undefined when it is none. */
export function decodeViewerFrame(raw: unknown): ViewerFrame | undefined {
  return viewerFrameSchema.safeParse(raw).data;
}
