import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFrameSchema } from '../shared/contract/feed.ts';
import { silenceRules } from './support/ask-hub.ts';
import { openBrowser, ready, sayWhenSkipped } from './support/browser.ts';
import { callerNumber, hostileEvent, hostileFrame, hostileTexts } from './support/hostile.ts';
import { runProgram, startHub } from './support/hub-process.ts';
import { dialRaw, type RawFeed } from './support/raw-feed.ts';
import { type Scratch, scratch } from './support/scratch.ts';
import { contact, dialStation } from './support/source.ts';
import { freshAgain, openWall } from './support/wall.ts';

sayWhenSkipped('hostile frames under the eyes of a wall');

const patience = 15_000;

describe.skipIf(!ready)('a station that hears nonsense while a good source streams', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A hub, a wall and a source that tells a call every 20 ms until the end of the test. */
  async function streaming(given: Scratch) {
    const folder = given.folder();
    const hub = given.keep(await startHub({ folder }), (it) => it.signal('SIGKILL'));
    await silenceRules(hub.url);
    const good = given.keep(dialStation(hub.feed, 'good'), (it) => it.close());
    const wall = await openWall(browser, hub.url, given);
    await good.say(contact('queued', 'waits', { queue: 'sales' }));
    let calls = 0;
    const stream = setInterval(() => {
      const id = `c${(calls += 1)}`;
      void good.say(contact('queued', id, { queue: 'sales' }), contact('abandoned', id, { stage: 'queue' }));
    }, 20);
    given.keep(stream, clearInterval);
    await freshAgain(wall.page, patience);
    return { folder, hub, good, ...wall };
  }

  /** The station has everything the good source said, faultlessly; stops it and recounts. Gives what is in quarantine. */
  async function judged({ folder, hub, good }: Awaited<ReturnType<typeof streaming>>) {
    const seq = good.said();
    await expect.poll(() => good.said()).toBeGreaterThan(seq + 4);
    await good.settled();
    expect(good.faults).toEqual([]);
    await good.close();
    await hub.signal('SIGTERM');
    const { code, out } = await runProgram('verify', '--data', folder);
    expect([code, out]).toEqual([0, expect.stringContaining('no difference')]);
    const db = new DatabaseSync(join(folder, 'callwall.db'), { readOnly: true });
    const rows = db.prepare('SELECT code, why, raw FROM quarantine').all();
    db.close();
    const kept = rows.map((row) => `${String(row['code'])} ${String(row['why'])} ${String(row['raw'])}`);
    expect(readable(kept.join('\n'))).not.toContain(callerNumber);
    expect(readable(readFileSync(join(folder, 'callwall.log'), 'utf8'))).not.toContain(callerNumber);
    return kept;
  }

  it('acknowledges every event, keeps what it cannot take, says so on the wall, and executes nothing', async ({
    onTestFinished,
  }) => {
    const given = scratch(onTestFinished);
    const all = await streaming(given);
    const { hub, page, troubles } = all;
    const feed = await dialRaw(hub.feed, '<b onclick=alert(1)>rude</b>');
    given.keep(feed, (it) => it.hangUp());
    let next = 1;
    const say = async (events: readonly string[]) => {
      feed.send(`{"t":"batch","from":${next},"events":[${events.join(',')}]}`);
      next += events.length;
      // The station acknowledges at its own rhythm; nothing may ever stop at a bad event.
      for (let through = 0; through < next - 1;) through = Number((await feed.next('ack'))['through']);
    };
    await say(hostileTexts.map((name, i) => queued(name, name, 60_000 * (hostileTexts.length - i))));
    await page
      .locator('tbody th', { hasText: '<script>window.pwned=1</script>' })
      .waitFor({ timeout: patience });
    const property = fc.asyncProperty(fc.array(hostileEvent, { minLength: 1, maxLength: 12 }), say);
    await fc.assert(property, { numRuns: 60, endOnFailure: true });

    const refused = feed.frames.filter((frame) => frame['t'] === 'fault').length;
    expect(refused).toBeGreaterThan(30);
    expect(await metric(hub.url, 'callwall_events_quarantined_total')).toBe(refused);
    await page
      .locator('.banner', {
        hasText: `来源 <b onclick=alert(1)>rude</b> 有 ${refused} 条消息无法识别，已隔离`,
      })
      .waitFor({ timeout: patience });
    expect(await intruders(page)).toEqual([]);
    expect(troubles).toEqual([]);
    const kept = await judged(all);
    expect(kept).toHaveLength(refused);
  });

  it('hangs up on every frame that is none, with the code for it, counts it and keeps it', async ({
    onTestFinished,
  }) => {
    const given = scratch(onTestFinished);
    const all = await streaming(given);
    const { hub, page, troubles } = all;
    let told = 0;
    /** Says hello, then something that must end the connection. */
    const offend = async (code: number, offence: (feed: RawFeed) => void, hello?: string) => {
      const feed = await dialRaw(hub.feed, hello);
      offence(feed);
      expect(await feed.closed).toBe(code);
      told += 1;
    };
    const hello = '{"t":"hello","v":1,"source":"rude","epoch":"first","first":1,"last":9}';
    await offend(1009, (feed) => feed.send(`"${'x'.repeat(1 << 20)}"`), 'rude');
    await offend(1009, (feed) => feed.send(`"${'x'.repeat(1 << 20)}"`));
    await offend(1007, (feed) => feed.send(Buffer.from([0x22, 0xff, 0x22]), { binary: false }), 'rude');
    await offend(4400, (feed) => feed.send(Buffer.from(hello), { binary: true }), 'rude');
    await offend(4400, (feed) => feed.send(hello), 'rude');
    await offend(4400, (feed) => feed.send('{"t":"batch","from":1,"events":[{}]}'));
    await offend(4400, (feed) => feed.send('{"t":"batch","from":1,"events":[]}'), 'rude');
    await offend(4400, (feed) => feed.send(`{"t":"gap","from":${callerNumber}e9,"to":1}`), 'rude');
    await offend(4400, (feed) => feed.send(`{"t":"call","number":"${callerNumber}"}`), 'rude');
    await offend(4400, (feed) => feed.send(`${'['.repeat(200_000)}`), 'rude');
    const property = fc.asyncProperty(hostileFrame.filter(isNoFrame), (frame) =>
      offend(4400, (feed) => feed.send(frame), 'rude'),
    );
    await fc.assert(property, { numRuns: 60, endOnFailure: true });
    expect(told).toBeGreaterThanOrEqual(70);
    expect(await metric(hub.url, 'callwall_frames_malformed_total')).toBe(told);
    await page.locator('.banner', { hasText: '来源 rude 已断开' }).waitFor({ timeout: patience });
    await page.locator('.banner .more', { hasText: '另有 1 条' }).waitFor({ timeout: patience });
    expect(await intruders(page)).toEqual([]);
    expect(troubles).toEqual([]);
    const kept = await judged(all);
    expect(kept).toHaveLength(told);
  });
});

/** The text of an event: somebody has waited in a queue for so long. Unit: ms. */
function queued(id: string, queue: string, waited: number): string {
  const event = { type: 'contact.queued', time: Date.now() - waited, data: { contact: id, queue } };
  return JSON.stringify(event);
}

function isNoFrame(text: string): boolean {
  try {
    return !sourceFrameSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return true;
  }
}

/** A text without what people put between the digits of a number. */
function readable(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

/** Elements and attributes that the wall never makes itself, and signs of a script that ran. */
function intruders(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const elements = [...document.body.querySelectorAll('*')];
    const foreign = elements.filter((element) =>
      /^(img|iframe|object|embed|link|style|a|base|form|math|video)$/i.test(element.tagName),
    );
    const scripts = elements.filter((element) => element instanceof HTMLScriptElement && !element.src);
    const handlers = elements.flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name),
    );
    return [
      ...[...foreign, ...scripts].map((element) => element.outerHTML),
      ...handlers,
      ...('pwned' in window ? ['a script ran'] : []),
      ...('polluted' in Object.prototype ? ['the prototype is polluted'] : []),
    ];
  });
}
