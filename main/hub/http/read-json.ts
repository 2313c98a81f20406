import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../../adapters/feeds/access.ts';

/** Nobody has more to say at once. Unit: bytes. */
const maxBody = 4 << 10;

/** The body of a request that says it is JSON; undefined when it is none, or not in UTF-8. At most 4 KiB are read. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ value: unknown } | 'too large' | undefined> {
  const body = await readBody(request, maxBody);
  return body === 'too large' ? body : parseJson(body);
}

/** The body of a request. @param most bytes that are read */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > most) return 'too large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a text says as JSON; undefined when it is none, or not in UTF-8. */
export function parseJson(body: Buffer): { value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
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

/**
 * Whose wrong tokens and passwords are counted: the peer's address without its port; where the peer is a proxy on this
 * machine, the address that it says it passes on (the last one: others may be made up).
 */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const peer = socket.remoteAddress ?? '';
  const passed = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return isLoopback(peer) && passed ? passed.slice(0, 64) : peer;
}
