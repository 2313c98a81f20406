import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { idSchema } from '../../../shared/model/text.ts';
import { judgeFeed } from '../../adapters/feeds/access.ts';
import type { Push } from '../../adapters/feeds/push/push-box.ts';
import type { Pushed } from '../../adapters/feeds/push/push-source.ts';
import type { PushSources } from '../../adapters/feeds/push/push-sources.ts';
import { PUSH_LIMITS, readPush } from '../../adapters/feeds/push/read-push.ts';
import { requestPath } from '../../adapters/feeds/server.ts';
import type { Log } from '../../station/ports.ts';
import type { Attempts } from './attempts.ts';
import { errorReply } from './message-access.ts';
import { addressOf, isJson, parseJson, readBody } from './read-json.ts';
import { jsonReply } from './reply.ts';
import type { Handler, Reply } from './reply.ts';
import type { ViewerRules } from './viewer-access.ts';

export interface IngestParts {
  pushes: PushSources;
  /** Number of a caller → token. */
  customer: (raw: string) => string;
  rules: ViewerRules;
  attempts: Attempts;
  log: Log;
}

const bodyTip = 'send {"events": [{"type", "time", "data"}, …]} as JSON in UTF-8; see docs/protocol.md';
const againTip = 'send the same batch again under the same key';
const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * `POST /ingest/<source> {"events": […], "within"?}` → 200 `{source, events, refused}` once the station has committed
 * them. The header `Idempotency-Key` names the batch: the same key again answers the same and counts nothing twice. A
 * refusal says `{error, field, tip}`, and `problems` where events are at fault; nothing of such a batch is taken.
 */
export function ingestRoute(parts: IngestParts): Record<'POST', Handler> {
  return {
    async POST(request) {
      const source = sourceOf(request);
      const refusal = refusePusher(request, source, parts);
      if (refusal !== undefined || source === undefined) return refusal ?? unnamed();
      const read = await readBatch(request, parts);
      if ('status' in read) {
        parts.pushes.refused(source);
        return read;
      }
      return replyOf(source, await parts.pushes.take(source, read));
    },
  };
}

function unnamed(): Reply {
  return errorReply(404, 'no such source', 'name one of 1 to 128 characters after /ingest/');
}

/** The source in the address; undefined when that names none. */
function sourceOf(request: IncomingMessage): string | undefined {
  try {
    return idSchema.safeParse(decodeURIComponent(requestPath(request).slice('/ingest/'.length))).data;
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
}

/** Why a request is not even read; undefined when it may be. The rules are those of `/feed`. */
function refusePusher(
  request: IncomingMessage,
  source: string | undefined,
  { rules, attempts, pushes, log }: IngestParts,
): Reply | undefined {
  const peer = addressOf(request);
  if (attempts.exhausted(peer)) return tooOften('too many wrong tokens', 60);
  const { remoteAddress, localAddress } = request.socket;
  const { headers } = request;
  const access = judgeFeed(
    { headers, remoteAddress, localAddress },
    { ...rules, listenHost: rules.listen.host },
  );
  const allowed = access.ok && (access.allowed === null || access.allowed.includes(source ?? ''));
  if (access.ok && allowed) {
    const waitMs = source === undefined ? 0 : pushes.pace(source);
    return waitMs === 0 ? undefined : tooOften('too many pushes', Math.ceil(waitMs / 1000));
  }
  const [status, why] = access.ok
    ? ([401, 'this token may not speak for this source'] as const)
    : ([access.status, access.why] as const);
  if (headers.authorization !== undefined && status === 401) attempts.failed(peer);
  log.warn('a push was refused', { peer, status, why });
  const tip =
    'send "Authorization: Bearer …" with a token that has this source under "sources" in the settings';
  return status === 401
    ? errorReply(401, why, tip, '', { 'WWW-Authenticate': 'Bearer' })
    : errorReply(status, why, 'change the settings, or ask as they say');
}

function tooOften(error: string, seconds: number): Reply {
  return errorReply(429, error, `try again in ${seconds} s`, '', { 'Retry-After': String(seconds) });
}

async function readBatch(request: IncomingMessage, { customer }: IngestParts): Promise<Push | Reply> {
  if (!isJson(request) || request.headers['content-encoding'] !== undefined)
    return errorReply(415, 'the body is not plain application/json', bodyTip);
  const given = request.headers['idempotency-key'];
  if (given !== undefined && !KEY.test(String(given)))
    return errorReply(400, 'the Idempotency-Key is not 1 to 128 visible ASCII characters', 'use a UUID');
  const body = await readBody(request, PUSH_LIMITS.bytes);
  if (body === 'too large')
    return errorReply(413, 'the body is larger than 1 MiB', 'send smaller batches', '', {
      Connection: 'close',
    });
  const json = parseJson(body);
  if (json === undefined) return errorReply(400, 'the body is not JSON in UTF-8', bodyTip);
  const read = readPush(json.value, customer);
  if ('problems' in read) {
    const count = read.problems.length + read.more;
    const error = `nothing was taken: ${count} ${count === 1 ? 'problem' : 'problems'}`;
    const tip = 'correct what "problems" names and send the batch again';
    return jsonReply(400, { error, field: read.problems[0]?.path ?? '', tip, ...read });
  }
  const digest = createHash('sha256').update(body).digest('hex');
  // Without a key a batch is known by what it says.
  return { key: given === undefined ? `body ${digest}` : `key ${String(given)}`, digest, ...read };
}

function replyOf(source: string, pushed: Pushed): Reply {
  switch (pushed.kind) {
    case 'done':
      return jsonReply(200, { source, events: pushed.events, refused: pushed.refused });
    case 'reused':
      return errorReply(
        422,
        'this Idempotency-Key was used for another batch',
        'give every batch a key of its own, and repeat a batch as it was',
        'Idempotency-Key',
      );
    case 'conflict':
      return errorReply(409, pushed.why, 'let one system at a time speak for a source');
    case 'busy':
      return errorReply(503, pushed.why, againTip, '', { 'Retry-After': '5' });
  }
}
