import type { IncomingMessage } from 'node:http';
import { MESSAGE_LIMITS, messageDraftSchema } from '../../../shared/model/message.ts';
import { requestPath } from '../../adapters/feeds/server.ts';
import { describeIssue } from '../../adapters/settings/describe-issue.ts';
import type { Log } from '../../station/ports.ts';
import type { Posted } from '../../station/messages/message-book.ts';
import type { HubStation } from '../hub-station.ts';
import type { Attempts } from './attempts.ts';
import { errorReply, refuseReader, refuseWriter, senderOf } from './message-access.ts';
import { isJson, readJson } from './read-json.ts';
import { jsonReply } from './reply.ts';
import type { Handler, Reply } from './reply.ts';
import type { Entrance } from './viewer-access.ts';

export interface MessageParts extends Entrance {
  attempts: Attempts;
  messages: HubStation['messages'];
  log: Log;
}

const fields = Object.keys(messageDraftSchema.shape);
const bodyTip = 'send {"text": "…", "minutes": 60, "level": "info"} as JSON in UTF-8';
const tips: Record<string, string> = {
  text: `give it one line of plain text, 1 to ${MESSAGE_LIMITS.text} characters`,
  level: 'give it "info" or "warning", or leave it out',
  minutes: `give it a whole number of minutes from 1 to ${MESSAGE_LIMITS.minutes}, or leave it out`,
  until: 'give it a time within the next 24 hours in ms since 1970, or leave it out',
};
const refusals = {
  twoEnds: () => errorReply(400, 'until and minutes are both given', 'give one of them', 'until'),
  past: () => errorReply(400, 'until is over already', tips['until'] ?? '', 'until'),
  tooLong: () => errorReply(400, 'until is more than 24 hours away', tips['until'] ?? '', 'until'),
  tooMany: () =>
    errorReply(
      409,
      `${MESSAGE_LIMITS.open} messages are open, which is the limit`,
      'withdraw one (DELETE /messages/<id>) or wait until one is over',
    ),
  storage: () =>
    errorReply(503, 'the message cannot be stored now', 'check disk space and rights, then send it again'),
} satisfies Record<Extract<Posted, { ok: false }>['why'], () => Reply>;

/**
 * `POST /messages {"text", "until"?, "minutes"?, "level"?}` → 201 with the message, once it is stored; `GET /messages`
 * → those that are open. A refusal says `{error, field, tip}`.
 */
export function messagesRoute(parts: MessageParts): Record<'GET' | 'POST', Handler> {
  const { attempts, messages } = parts;
  return {
    GET: (request) => refuseReader(request, parts, attempts) ?? jsonReply(200, { messages: messages.open() }),
    POST: (request) => post(request, parts),
  };
}

/** `DELETE /messages/<id>` → 204 once it is off the wall and out of the database, 404 when it is not open. */
export function messageRoute({ rules, attempts, messages, log }: MessageParts): Record<'DELETE', Handler> {
  return {
    DELETE(request) {
      const refusal = refuseWriter(request, rules, attempts);
      if (refusal !== undefined) return refusal;
      const id = requestPath(request).slice('/messages/'.length);
      const done = messages.withdraw(id, senderOf(request, rules));
      if (done === 'storage') return refusals.storage();
      if (done === 'unknown')
        return errorReply(404, 'no such message is open', 'GET /messages lists the open ones');
      log.info('message withdrawn', { id });
      return { status: 204, headers: { 'Cache-Control': 'no-store' }, body: '' };
    },
  };
}

async function post(request: IncomingMessage, parts: MessageParts): Promise<Reply> {
  const refusal = refuseWriter(request, parts.rules, parts.attempts);
  if (refusal !== undefined) return refusal;
  if (!isJson(request)) return errorReply(415, 'the body is not application/json', bodyTip);
  const read = await readJson(request);
  if (read === 'too large')
    return errorReply(413, 'the body is larger than 4 KiB', bodyTip, '', { Connection: 'close' });
  if (read === undefined) return errorReply(400, 'the body is not JSON in UTF-8', bodyTip);
  const draft = messageDraftSchema.safeParse(read.value);
  const [issue] = draft.error?.issues ?? [];
  if (draft.data === undefined || issue !== undefined) return wrongBody(issue, read.value);
  const posted = parts.messages.post(draft.data, senderOf(request, parts.rules));
  if (!posted.ok) return refusals[posted.why]();
  const { id, level, until } = posted.message;
  parts.log.info('message posted', { id, level, until });
  return jsonReply(201, posted.message, { Location: `/messages/${id}` });
}

function wrongBody(issue: Parameters<typeof describeIssue>[0] | undefined, body: unknown): Reply {
  if (issue === undefined) return errorReply(400, 'the body is wrong', bodyTip);
  const field = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
  const said = describeIssue(issue, body, () => fields).replace(/^the file/, 'the body');
  return errorReply(400, said, tips[field] ?? bodyTip, field);
}
