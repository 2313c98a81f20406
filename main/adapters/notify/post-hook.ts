import type { IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { WebhookSettings } from '../../../shared/model/settings.ts';
import { request } from '../node-http.ts';
import type { HookRequest } from './hook-request.ts';

/** How a post went. `why` never holds anything of the address. */
export type HookAnswer =
  | { ok: true }
  /** `lasting`: it would be refused again. `waitMs`: it asks to be left alone for so long. */
  | { ok: false; why: string; lasting: boolean; waitMs: number };

/** Unit: ms. */
export const ANSWER_MS = 5_000;
/** Robots that were told too much at once take nothing for a minute. */
const CALM_MS = 60_000;
const LONGEST_CALM_MS = 600_000;
/** An answer is a line; more is not read. */
const ANSWER_BYTES = 16_384;
/** What WeCom, DingTalk and Feishu answer when they are told too much. */
const TOO_MUCH = new Set([45009, 130101, 410100, 11232, 11233]);
/** What is wrong with the message itself, not with the way to its reader. */
const WRONG_CONTENT = new Set([400, 413, 422]);

/** Posts a message, once, without following redirects. @param key the same for the same message, for readers that got it twice */
export async function postHook(
  kind: WebhookSettings['kind'],
  { url, body }: HookRequest,
  key: string,
  signal: AbortSignal,
): Promise<HookAnswer> {
  const late = AbortSignal.timeout(ANSWER_MS);
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    rejectUnauthorized: true,
    signal: AbortSignal.any([signal, late]),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'Idempotency-Key': key,
      'User-Agent': 'Callwall',
    },
  };
  try {
    return judgeAnswer(kind, ...(await exchange(url, options, body)));
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'failed';
    const why = late.aborted ? `no answer within ${ANSWER_MS / 1000} s` : `no connection (${code})`;
    return { ok: false, why, lasting: false, waitMs: 0 };
  }
}

async function exchange(
  url: string,
  options: RequestOptions,
  body: string,
): Promise<[IncomingMessage, string]> {
  // Brought in for those who need it: it costs 20 ms.
  const send = url.startsWith('https:') ? process.getBuiltinModule('node:https').request : request;
  return new Promise((done, fail) => {
    const sent = send(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
        if (text.length > ANSWER_BYTES) answer.destroy();
      });
      answer.on('error', fail);
      answer.on('close', () => done([answer, text]));
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** What an answer means: chat robots say in the body of a 200 whether they took it. */
function judgeAnswer(kind: WebhookSettings['kind'], answer: IncomingMessage, text: string): HookAnswer {
  const status = answer.statusCode ?? 0;
  const failed = (why: string, more: { lasting?: boolean; waitMs?: number } = {}): HookAnswer => ({
    ok: false,
    why,
    lasting: false,
    waitMs: 0,
    ...more,
  });
  if (status === 429) return failed('HTTP 429', { waitMs: askedCalm(answer) });
  if (status < 200 || status > 299) return failed(`HTTP ${status}`, { lasting: WRONG_CONTENT.has(status) });
  if (kind === 'json') return { ok: true };
  const code = codeOf(text);
  if (code === 0) return { ok: true };
  if (code === null) return failed('its answer is not that of such a robot: check the address');
  return failed(`it answers with error ${code}`, { waitMs: TOO_MUCH.has(code) ? CALM_MS : 0 });
}

function askedCalm({ headers }: IncomingMessage): number {
  const seconds = Number(headers['retry-after']);
  return seconds > 0 ? Math.min(LONGEST_CALM_MS, seconds * 1000) : CALM_MS;
}

/** `errcode` of WeCom and DingTalk, `code` or `StatusCode` of Feishu; null where there is none. */
function codeOf(text: string): number | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null) return null;
    const code = ['errcode', 'code', 'StatusCode'].map((name): unknown => Reflect.get(said, name));
    return code.find((value) => typeof value === 'number') ?? null;
  } catch {
    return null;
  }
}
