import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a route answers; the server adds length and security headers. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export type Handler = (request: IncomingMessage) => Reply | Promise<Reply>;

/** A plain-text answer for people and scripts. */
export function textReply(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: `${text}\n`,
  };
}

/** A JSON answer that no cache keeps. */
export function jsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

/** The `ETag` of a content. */
export function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

/** The reply, or 304 for who says that it has it already. */
export function unlessKnown(reply: Reply, request: IncomingMessage): Reply {
  const tags = request.headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
  return tags.some((tag) => tag === reply.headers['ETag']) ? { ...reply, status: 304, body: '' } : reply;
}
