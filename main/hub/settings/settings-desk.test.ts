import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Person } from '../../../shared/model/person.ts';
import { dialFeed } from '../testing/feed-client.ts';
import { runningHub, settled } from './testing/running-hub.ts';

const manager: Person = { id: '2', name: '王敏', role: 'manager' };
const leader: Person = { id: '3', name: '李雷', role: 'leader' };
const logo = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('settings on a desk', () => {
  it('are written, put to use in the same process at the same address, and kept as a version with who', async () => {
    const { hub, ask, written, file, folder } = await runningHub({ centre: '95598' });
    const before = await ask('settings.read', {});
    expect(before).toMatchObject({ version: 1, by: '', editable: true, outcome: null, file });
    const next = {
      ...before.settings,
      centre: '95598 新大厅',
      targets: { connectRate: 0.95, serviceLevel: 0.8, onTimeRate: 0.95 },
    };
    const who: Person = { id: '1', name: '张工', role: 'administrator' };
    expect(await ask('settings.save', { settings: next, was: 1 }, who)).toEqual({ ok: true, version: 2 });
    const after = await settled(ask, 2);
    expect(after).toMatchObject({
      by: '张工',
      settings: { centre: '95598 新大厅' },
      outcome: { failed: null },
    });
    expect(await (await fetch(`${hub.url}/healthz`)).json()).toMatchObject({ ok: true });
    expect(written()).toEqual({
      version: 1,
      centre: '95598 新大厅',
      listen: next.listen,
      targets: next.targets,
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await ask('settings.history', {})).toMatchObject({
      versions: [
        { version: 2, by: '张工', changed: ['centre', 'targets'] },
        { version: 1, by: '' },
      ],
    });
    expect(journal(folder)).toMatchObject([{ what: 'settings.save', subject: 'centre, targets' }]);
    expect(JSON.stringify(journal(folder))).toContain('95598 新大厅');
  });

  it('name each field that is wrong, and change nothing then', async () => {
    const { ask, file } = await runningHub();
    const before = readFileSync(file, 'utf8');
    const { settings } = await ask('settings.read', {});
    const wrong = {
      ...settings,
      targets: { connectRate: 97, serviceLevel: 0.8 },
      sources: [{ id: 'a', kind: 'callwall', url: 'http://x' }],
      brand: { logo: 'nowhere.png' },
      colour: 1,
    };
    const said = await ask('settings.save', { settings: wrong, was: 1 });
    expect(said.ok === false && said.problems.map(({ path }) => path).sort()).toEqual([
      'sources[0].url',
      'targets.connectRate',
      'the file',
    ]);
    const noLogo = await ask('settings.save', { settings: { ...settings, brand: wrong.brand }, was: 1 });
    expect(noLogo).toMatchObject({ ok: false, problems: [{ path: 'brand.logo' }] });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('tell no secret and keep it, for the same address only', async () => {
    const source = {
      id: 'acd',
      kind: 'callwall' as const,
      url: 'ws://127.0.0.1:9/feed',
      token: 'acd-s3cret',
    };
    const hook = {
      id: 'duty',
      kind: 'wecom' as const,
      url: 'https://127.0.0.1:9/s3cret',
      secret: 'sign-s3cret',
    };
    const { ask, written, log, folder } = await runningHub({
      sources: [source],
      webhooks: [hook],
      tokens: [
        { token: 'one-s3cret', sources: ['x'] },
        { token: 'two-s3cret', messages: true },
      ],
    });
    const read = await ask('settings.read', {});
    expect(JSON.stringify(read)).not.toContain('s3cret');
    // The first token goes: the other one must not take its secret.
    const next = { ...read.settings, tokens: read.settings.tokens.slice(1), centre: 'B' };
    expect(await ask('settings.save', { settings: next, was: 1 })).toMatchObject({ ok: true });
    await settled(ask, 2);
    expect(written()).toMatchObject({
      sources: [source],
      webhooks: [hook],
      tokens: [{ token: 'two-s3cret' }],
    });
    const { settings } = await ask('settings.read', {});
    const stolen = { ...settings, sources: [{ ...settings.sources[0], url: 'wss://evil.example/' }] };
    expect(await ask('settings.save', { settings: stolen, was: 2 })).toMatchObject({
      ok: false,
      problems: [{ path: 'sources[0].token' }],
    });
    const tried = await ask('settings.try', { source: stolen.sources[0], language: 'en' });
    expect(tried).toMatchObject({ ok: false });
    const whole = JSON.stringify([await ask('settings.version', { version: 1 }), journal(folder), log()]);
    expect(whole).not.toContain('s3cret');
  });

  it('send a variable of this machine nowhere but where their file says', async () => {
    vi.stubEnv('CALLWALL_TEST_ONE', 'one-s3cret');
    vi.stubEnv('CALLWALL_TEST_TWO', 'two-s3cret');
    vi.stubEnv('CALLWALL_TEST_HOOK', 'https://127.0.0.1:9/s3cret');
    onTestFinished(() => void vi.unstubAllEnvs());
    const pbx = {
      id: 'pbx',
      kind: 'asterisk' as const,
      host: '127.0.0.1',
      user: 'u',
      secret: 'env:CALLWALL_TEST_ONE',
    };
    const hook = { id: 'duty', kind: 'json' as const, url: 'env:CALLWALL_TEST_HOOK' };
    const { ask, written } = await runningHub({ sources: [pbx], webhooks: [hook] });
    const { settings } = await ask('settings.read', {});
    const save = (change: object) => ask('settings.save', { settings: { ...settings, ...change }, was: 1 });
    const [stored] = settings.sources;
    for (const source of [
      { ...pbx, secret: 'env:CALLWALL_TEST_TWO' },
      { ...pbx, id: 'other' },
      { ...pbx, host: '127.0.0.2' },
      { ...pbx, port: 9 },
      { ...pbx, user: 'v' },
      { ...stored, port: 9 },
    ]) {
      const place = { path: 'sources[0].secret', message: expect.stringContaining('sources[0].secret') };
      expect(await save({ sources: [source] })).toEqual({ ok: false, problems: [place] });
      const tried = await ask('settings.try', { source, language: 'en' });
      expect(tried).toEqual({ ok: false, fault: expect.stringContaining('sources[0].secret') });
    }
    const signed = { ...settings.webhooks[0], secret: 'env:CALLWALL_TEST_TWO' };
    expect(await save({ webhooks: [signed] })).toMatchObject({ problems: [{ path: 'webhooks[0].secret' }] });
    expect(await save({ siteKey: 'env:CALLWALL_TEST_TWO' })).toMatchObject({
      problems: [{ path: 'siteKey' }],
    });
    // What stands there may be typed again.
    expect(await save({ sources: [pbx], centre: 'B' })).toMatchObject({ ok: true });
    await settled(ask, 2);
    expect(written().sources).toMatchObject([{ secret: 'env:CALLWALL_TEST_ONE' }]);
  });

  it('are not quoted where their file is broken: a secret may stand there', async () => {
    const { ask, file, log } = await runningHub();
    const { settings } = await ask('settings.read', {});
    writeFileSync(file, '{"siteKey": s3cret-key}');
    const refusals = [
      ask('settings.read', {}),
      ask('settings.save', { settings: { ...settings, centre: 'B' }, was: 1 }),
    ];
    for (const { reason } of (await Promise.allSettled(refusals)) as PromiseRejectedResult[])
      expect(String(reason)).not.toContain('s3cret');
    expect(log()).not.toContain('s3cret');
    expect(log()).toContain('not valid JSON');
  });

  it('are looked at by role before files and the environment are', async () => {
    const { ask } = await runningHub();
    const { settings } = await ask('settings.read', {});
    for (const foreign of [{ brand: { logo: '/nowhere.png' } }, { siteKey: 'env:CALLWALL_NOWHERE' }])
      await expect(
        ask('settings.save', { settings: { ...settings, ...foreign }, was: 1 }, manager),
      ).rejects.toMatchObject({ code: 'role' });
  });

  it('that come too late, or from who may not, are refused', async () => {
    const { ask } = await runningHub();
    const { settings } = await ask('settings.read', {});
    const save = (change: object, was: number, who: Person) =>
      ask('settings.save', { settings: { ...settings, ...change }, was }, who);
    await expect(save({ centre: 'B' }, 1, leader)).rejects.toMatchObject({ code: 'role' });
    await expect(save({ centre: 'B' }, 1, manager)).rejects.toMatchObject({ code: 'role' });
    await expect(save({ shortAbandonMs: 4000 }, 0, manager)).rejects.toMatchObject({ code: 'changed' });
    expect(await save({ shortAbandonMs: 4000 }, 1, manager)).toEqual({ ok: true, version: 2 });
    await expect(save({ shortAbandonMs: 3000 }, 1, manager)).rejects.toMatchObject({ code: 'changed' });
    expect((await settled(ask, 2)).formulas).toMatchObject([
      { version: 1, shortAbandonMs: 5000 },
      { version: 2, shortAbandonMs: 4000 },
    ]);
  });

  it('with which the station does not start are taken back, with the reason', async () => {
    const { ask, folder, written, hub } = await runningHub();
    const read = await ask('settings.read', {});
    writeFileSync(join(folder, 'logo.svg'), logo);
    const next = { ...read.settings, brand: { logo: 'logo.svg' } };
    expect(await ask('settings.save', { settings: next, was: 1 })).toMatchObject({ ok: true });
    rmSync(join(folder, 'logo.svg'));
    const after = await settled(ask, 1);
    expect(after.outcome?.failed).toContain('logo.svg');
    expect(after.settings.brand).toEqual({});
    expect(written().brand).toBeUndefined();
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    expect(journal(folder)).toMatchObject([
      { what: 'settings.save' },
      { what: 'settings.undo', name: 'callwall', after: expect.stringMatching(/logo\.svg.*"written":true/) },
    ]);
  });

  it('that cannot be written back leave a station running all the same', async () => {
    const { ask, folder, file, log, hub } = await runningHub();
    const read = await ask('settings.read', {});
    writeFileSync(join(folder, 'logo.svg'), logo);
    await ask('settings.save', { settings: { ...read.settings, brand: { logo: 'logo.svg' } }, was: 1 });
    rmSync(join(folder, 'logo.svg'));
    // Where the file is written first before it takes its place.
    mkdirSync(`${file}.next`);
    expect((await settled(ask, 2)).outcome?.failed).toContain('logo.svg');
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    expect(log()).toContain('cannot be written back');
    expect(journal(folder).at(-1)).toMatchObject({ after: expect.stringContaining('"written":false') });
  });

  it('of an earlier version come back as the newest one', async () => {
    const { ask } = await runningHub({ centre: 'A' });
    const { settings } = await ask('settings.read', {});
    await ask('settings.save', { settings: { ...settings, centre: 'B' }, was: 1 });
    await settled(ask, 2);
    expect(await ask('settings.restore', { version: 1, was: 2 })).toEqual({ ok: true, version: 3 });
    expect((await settled(ask, 3)).settings.centre).toBe('A');
    await expect(ask('settings.restore', { version: 9, was: 3 })).rejects.toMatchObject({ code: 'absent' });
  });

  it('take a picture from the page, and refuse what is none', async () => {
    const { ask, hub, folder } = await runningHub();
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    expect(await ask('settings.logo', { base64: base64('<html>') })).toMatchObject({ ok: false });
    const stored = await ask('settings.logo', { base64: base64(logo) });
    if (!stored.ok) throw new Error('not stored');
    expect(journal(folder)).toMatchObject([{ what: 'settings.logo', subject: stored.path }]);
    const { settings } = await ask('settings.read', {});
    await ask('settings.save', { settings: { ...settings, brand: { logo: stored.path } }, was: 1 });
    await settled(ask, 2);
    expect(await (await fetch(`${hub.url}/brand/logo`)).text()).toBe(logo);
  });

  it('lose nothing that a source sends all the while', async () => {
    const { ask, hub } = await runningHub();
    const events = 3_000;
    const start = Date.now() - 120_000;
    const made = (seq: number) => ({
      seq,
      type: 'agent.state',
      time: start + seq * 10,
      data: { agent: 'a1', state: seq % 2 ? 'ready' : 'acw' },
    });
    const save = async () => {
      await new Promise((done) => setTimeout(done, 100));
      for (let was = 1; was <= 3; was += 1) {
        const { settings } = await ask('settings.read', {});
        await ask('settings.save', { settings: { ...settings, centre: `hall ${was}` }, was });
        await settled(ask, was + 1);
      }
      return true;
    };
    const saving = save();
    let through = 0;
    let dials = 0;
    while (through < events) {
      const feed = await dialFeed(hub.url, { last: events }).catch(() => undefined);
      if (feed === undefined) {
        await new Promise((done) => setTimeout(done, 50));
        continue;
      }
      dials += 1;
      const ended = feed.ended.then((acked) => ({ acked }));
      const welcome = await Promise.race([feed.next('welcome'), ended]);
      let next = 'resume' in welcome ? Number(welcome['resume']) : events + 1;
      while (next <= events) {
        const size = Math.min(20, events - next + 1);
        feed.send({ t: 'batch', from: next, events: Array.from({ length: size }, (_, n) => made(next + n)) });
        next += size;
        const said = await Promise.race([feed.next('ack'), ended]);
        if ('acked' in said) break;
        through = Math.max(through, Number(said['through']));
        await new Promise((done) => setTimeout(done, 20));
      }
      feed.hangUp();
    }
    await saving;
    expect(dials).toBeGreaterThan(1);
    expect(await (await fetch(`${hub.url}/healthz`)).json()).toMatchObject({
      feeds: [{ id: 'pbx-1', missing: 0, quarantined: 0 }],
      events: { committed: events },
    });
  });
});

/** What the audit journal says, as it is stored. */
function journal(folder: string): unknown[] {
  const db = new DatabaseSync(join(folder, 'callwall.db'), { readOnly: true });
  onTestFinished(() => db.close());
  return db.prepare('SELECT * FROM audit ORDER BY id').all();
}
