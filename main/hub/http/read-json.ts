import type { IncomingMessage } from 'node:http';

/** Nobody has more to say at once. Unit: bytes. */
const maxBody = 4 << 10;

/** The body of a request that says it is JSON; undefined when it is none, or not in UTF-8. At most 4 KiB are read. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ value: unknown } | 'too large' | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBody) return 'too large';
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { value: JSON.parse(text) };
  } catch {
    // What is no JSON is answered like any other wrong body.
    return undefined;
  }
}

/** Whether the body is said to be JSON: a form of a foreign page cannot say so without the browser asking us first. */
export function isJson(request: IncomingMessage): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '');
}

/** The peer's address without its port: whose wrong tokens are counted. */
export function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}
