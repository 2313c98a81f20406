import type { SourceFrame } from '../../../shared/contract/feed.ts';
import { FEED_LIMITS, sourceFrameSchema } from '../../../shared/contract/feed.ts';

/** A frame of a source, or why the text is none (≤ 200 characters, for the source's people). Never throws. */
export function decodeFrame(text: string): SourceFrame | { why: string } {
  if (text.length > FEED_LIMITS.frameBytes) return { why: 'the frame is larger than 1 MiB' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { why: 'the frame is not JSON' };
  }
  const parsed = sourceFrameSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  return { why: `frame: ${place}${issue?.message ?? 'not valid'}`.slice(0, 200) };
}
