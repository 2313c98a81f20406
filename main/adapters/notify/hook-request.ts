import { createHmac } from 'node:crypto';
import type { WebhookSettings } from '../../../shared/model/settings.ts';
import type { Words } from '../../../shared/words/words.ts';
import { blocksOf, plainInMarkdown, titleOf } from './chat-text.ts';
import type { HookMessage } from './chat-text.ts';
import type { HookEvent } from './hook-event.ts';

/** What goes over the wire. The address carries secrets. */
export interface HookRequest {
  url: string;
  body: string;
}

/** How much text a message takes, bytes: WeCom's own limit, and what leaves room in the 20 KB of the others. */
const WECOM_BYTES = 4_096;
const CHAT_BYTES = 12_000;

/** Makes what a web-hook is sent, in its own form and signed where it has a secret. `now`: wall time, epoch ms. */
export function hookRequest(
  hook: Pick<WebhookSettings, 'kind' | 'url' | 'secret'>,
  message: HookMessage,
  words: Words,
  now: number,
): HookRequest {
  const { url, secret } = hook;
  switch (hook.kind) {
    case 'wecom':
      return { url, body: JSON.stringify(wecomBody(words, message)) };
    case 'dingtalk':
      return { url: signedAddress(url, secret, now), body: JSON.stringify(dingtalkBody(words, message)) };
    case 'feishu':
      return { url, body: JSON.stringify({ ...feishuSign(secret, now), ...feishuBody(words, message) }) };
    case 'json':
      return { url, body: JSON.stringify(plainBody(message)) };
  }
}

function wecomBody(words: Words, message: HookMessage): object {
  const colour = ({ event, severity }: HookEvent): string => {
    if (event === 'cleared') return 'info';
    return event === 'acknowledged' || event === 'summary' || severity === 'notice' ? 'comment' : 'warning';
  };
  const head = `**${plainInMarkdown(message.centre)}**`;
  const blocks = blocksOf(words, message.events, WECOM_BYTES - Buffer.byteLength(head) - 2, (event) => {
    const [headline, what, ...lines] = linesOf(event);
    const quoted = lines.map((line) => `\n>${line}`).join('');
    return `<font color="${colour(event)}">${headline}</font> **${what}**${quoted}`;
  });
  return { msgtype: 'markdown', markdown: { content: [head, ...blocks].join('\n\n') } };
}

function dingtalkBody(words: Words, message: HookMessage): object {
  const blocks = blocksOf(words, message.events, CHAT_BYTES, (event) => {
    const [headline, what, ...lines] = linesOf(event);
    return [`#### ${headline} ${what}`, ...lines.map((line) => `> ${line}`)].join('\n\n');
  });
  const title = titleOf(words, message);
  return {
    msgtype: 'markdown',
    markdown: { title, text: [`**${plainInMarkdown(title)}**`, ...blocks].join('\n\n') },
  };
}

function feishuBody(words: Words, message: HookMessage): object {
  const blocks = blocksOf(words, message.events, CHAT_BYTES, (event) => {
    const [headline, what, ...lines] = linesOf(event);
    return [`**${headline} ${what}**`, ...lines].join('\n');
  });
  const elements = blocks.map((content) => ({ tag: 'div', text: { tag: 'lark_md', content } }));
  const header = {
    template: feishuColour(message.events),
    title: { tag: 'plain_text', content: titleOf(words, message) },
  };
  return { msg_type: 'interactive', card: { config: { wide_screen_mode: true }, header, elements } };
}

function feishuColour(events: readonly HookEvent[]): string {
  if (events.every(({ event }) => event === 'summary')) return 'blue';
  const calling = events.filter(({ event }) => event === 'raised' || event === 'escalated');
  if (calling.length === 0) return 'green';
  if (calling.some(({ severity }) => severity === 'critical')) return 'red';
  return calling.some(({ severity }) => severity === 'warning') ? 'orange' : 'blue';
}

/** The documented form (docs/settings.md, Web-hooks). */
function plainBody({ centre, events }: HookMessage): object {
  return {
    version: 1,
    centre,
    events: events.map(({ at, ...event }) => ({ ...event, at: new Date(at).toISOString() })),
  };
}

/**
 * An event line by line, safe in markdown. Of an alert: headline, what, how much, where and since when, the first thing to
 * try; of a summary: title, what it is about, its lines, and the addresses of its files as they are.
 */
function linesOf(event: HookEvent): string[] {
  if (event.event === 'summary') {
    const { headline, what, lines } = event.text;
    const addresses = event.summary.files.flatMap(({ url }) => (url === null ? [] : [url]));
    return [...[headline, what, ...lines].map(plainInMarkdown), ...addresses];
  }
  const { headline, what, howMuch, where, since, tip } = event.text;
  const lines = [headline, what, howMuch, `${where} · ${since}`, ...(tip === '' ? [] : [tip])];
  return lines.map(plainInMarkdown);
}

/** DingTalk: time in ms and signature are parts of the address. */
function signedAddress(url: string, secret: string | undefined, now: number): string {
  if (secret === undefined) return url;
  const address = new URL(url);
  address.searchParams.set('timestamp', String(now));
  address.searchParams.set('sign', hmac(secret, `${now}\n${secret}`));
  return address.href;
}

/** Feishu: time in seconds and signature are parts of the body; what is signed is the key, over nothing. */
function feishuSign(secret: string | undefined, now: number): object {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(now / 1000));
  return { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
