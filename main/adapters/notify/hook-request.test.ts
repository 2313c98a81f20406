import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { happeningsOf, hookEvent } from './hook-event.ts';
import type { AlertHookEvent, HookEvent } from './hook-event.ts';
import { hookRequest } from './hook-request.ts';

const words = createWords('zh-CN');
const firedAt = Date.UTC(2026, 10, 22, 2, 42);
const now = firedAt + 180_000;

/** What is told of one alert, as the first notice of it. */
function raised(given: Partial<Alert> = {}): AlertHookEvent {
  const alert = anAlert({ firedAt, ...given });
  const notice = {
    id: 'n1',
    rule: 'connect-rate-dip',
    severity: alert.severity,
    at: firedAt,
    alerts: [alert.id],
    count: 1,
    channels: alert.channels.slice(),
    to: null,
  };
  const board = { alerts: { [alert.id]: alert }, notices: { n1: notice } };
  const [first] = happeningsOf(board, { events: ['raised'], severities: ['notice', 'warning', 'critical'] });
  return hookEvent(first!, board.alerts, { words, zone: createZone('Asia/Shanghai'), now });
}

const request = (kind: 'wecom' | 'dingtalk' | 'feishu' | 'json', events: HookEvent[], secret?: string) =>
  hookRequest(
    { kind, url: 'https://robot.example/send?key=k', secret },
    { centre: '95598', events },
    words,
    now,
  );
const bodyOf = (...told: Parameters<typeof request>) => JSON.parse(request(...told).body);

test('WeCom gets markdown with what, how much, where, since when and what to try', () => {
  const { msgtype, markdown } = bodyOf('wecom', [raised()]);
  expect(msgtype).toBe('markdown');
  expect(markdown.content.split('\n')).toEqual([
    '**95598**',
    '',
    '<font color="warning">严重告警</font> **接通率骤降**',
    expect.stringMatching(/^>接通率 5 分钟 84\.2%（应 ≥ 88%），1 分钟 78\.9%$/),
    '>队列 故障报修 · 自 10:42，已 3 分',
    expect.stringMatching(/^>.+/),
  ]);
});

test('DingTalk gets a title of its own and markdown', () => {
  const { msgtype, markdown } = bodyOf('dingtalk', [raised(), raised({ severity: 'warning' })]);
  expect(msgtype).toBe('markdown');
  expect(markdown.title).toBe('95598：严重告警 接通率骤降 等 2 条');
  expect(markdown.text).toContain('#### 严重告警 接通率骤降\n\n> 接通率 5 分钟');
  expect(markdown.text).toContain('#### 警告 接通率骤降');
});

test('Feishu gets a card whose colour says how grave it is', () => {
  const { msg_type, card } = bodyOf('feishu', [raised()]);
  expect(msg_type).toBe('interactive');
  expect(card.header).toEqual({
    template: 'red',
    title: { tag: 'plain_text', content: '95598：严重告警 接通率骤降' },
  });
  expect(card.elements[0].text.content).toContain('**严重告警 接通率骤降**\n接通率 5 分钟');
  expect(bodyOf('feishu', [raised({ severity: 'warning' })]).card.header.template).toBe('orange');
  expect(bodyOf('feishu', [{ ...raised(), event: 'cleared' }]).card.header.template).toBe('green');
});

test('plain JSON has the facts and the words', () => {
  expect(bodyOf('json', [raised()])).toEqual({
    version: 1,
    centre: '95598',
    events: [
      {
        id: 'notice n1 connect-rate-dip',
        event: 'raised',
        severity: 'critical',
        at: '2026-11-22T02:42:00.000Z',
        count: 1,
        rule: 'connect-rate-dip',
        scope: { kind: 'queue', key: 'q-repair', name: '故障报修' },
        raise: { below: 0.88 },
        readings: anAlert().readings,
        text: {
          headline: '严重告警',
          what: '接通率骤降',
          where: '队列 故障报修',
          since: '自 10:42，已 3 分',
          howMuch: expect.stringContaining('84.2%'),
          tip: expect.stringMatching(/./),
        },
      },
    ],
  });
});

test('a name from outside makes no link, mentions nobody and changes no look', () => {
  const scope = { kind: 'queue', key: 'q', name: '[x](http://evil) <at id=all></at> **b** `c`' } as const;
  for (const kind of ['wecom', 'dingtalk', 'feishu'] as const) {
    const text = request(kind, [raised({ scope })]).body;
    expect(text).toContain('［x］(http://evil) ＜at id=all＞＜/at＞ ＊＊b＊＊ ｀c｀');
  }
});

test('a flood fits into what the robots take; what does not fit is counted', () => {
  const many = Array.from({ length: 200 }, (_, n) =>
    raised({ id: `a${n}`, severity: n === 150 ? 'critical' : 'notice' }),
  );
  const { content } = bodyOf('wecom', many).markdown;
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096);
  const shown = content.split('接通率骤降').length - 1;
  expect(shown).toBeGreaterThan(5);
  expect(content).toContain(`另有 ${200 - shown} 条`);
  // The gravest one is among those shown, wherever it came.
  expect(content.indexOf('严重告警')).toBeGreaterThan(0);
  for (const kind of ['dingtalk', 'feishu'] as const)
    expect(Buffer.byteLength(request(kind, many).body)).toBeLessThan(20_000);
});

/** The signature as another implementation makes it. */
function openssl(key: string, text: string): string {
  const args = [
    'dgst',
    '-sha256',
    '-mac',
    'HMAC',
    '-macopt',
    `hexkey:${Buffer.from(key).toString('hex')}`,
    '-binary',
  ];
  return execFileSync('openssl', args, { input: text }).toString('base64');
}

test('DingTalk requests are signed in the address, Feishu ones in the body', () => {
  const ding = new URL(request('dingtalk', [raised()], 'SECabc').url);
  expect(ding.searchParams.get('key')).toBe('k');
  expect(ding.searchParams.get('timestamp')).toBe(String(now));
  expect(ding.searchParams.get('sign')).toBe(openssl('SECabc', `${now}\nSECabc`));
  const feishu = bodyOf('feishu', [raised()], 'geheim');
  const seconds = String(now / 1000);
  expect(feishu).toMatchObject({ timestamp: seconds, sign: openssl(`${seconds}\ngeheim`, '') });
  expect(bodyOf('feishu', [raised()]).sign).toBeUndefined();
});
