import { expect, test } from 'vitest';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import { followHub } from './follow-hub.ts';
import type { StationAccess } from './station-access.ts';
import { askingPage } from './testing/asking-page.ts';
import { ownHere } from './testing/own-here.ts';

const password = 'correct horse 电池';
const zhou = { id: null, account: 'zhou', name: '周', role: 'administrator', active: true, password };
const credentials = { account: 'zhou', password };

test('windows of the own station are its own desk, accounts or not', async () => {
  const access = await ownHere();
  const page = askingPage(access);
  expect(await page.who).toEqual(ownDesk);
  expect(await page.ask('people.save', zhou)).toEqual({ ok: true, id: '1' });
  expect(await askingPage(access).who).toEqual(ownDesk);
  expect(await page.ask('people.me')).toEqual({ who: ownDesk, signIn: 'open' });
  // There is no door to go through.
  expect(await page.ask('people.signIn', credentials)).toBe('unknown');
});

test('with signIn always they sign in once there is an account, all of them together, and out again', async () => {
  const access = await ownHere({ signIn: 'always' });
  const first = askingPage(access);
  expect(await first.who).toEqual(ownDesk);
  void first.ask('people.save', zhou);
  expect(await first.ended).toBe('signed in as another');

  const page = askingPage(access);
  expect(await page.who).toEqual(wallViewer);
  expect(await page.ask('people.me')).toEqual({ who: wallViewer, signIn: 'account' });
  expect(await page.ask('people.list')).toBe('role');
  expect(await page.ask('people.signIn', { ...credentials, password: 'wrong' })).toEqual({
    ok: false,
    why: 'wrong',
  });
  expect(await page.ask('people.signIn', { account: 1 })).toBe('refused');
  const answer = page.ask('people.signIn', credentials);
  expect(await answer).toEqual({ ok: true });
  expect(await page.ended).toBe('signed in as another');

  const signedIn = askingPage(access);
  expect(await signedIn.who).toEqual({ id: '1', name: '周', role: 'administrator' });
  const other = askingPage(access);
  expect(await other.ask('people.list')).toMatchObject({ people: [{ account: 'zhou' }] });
  void other.ask('people.signOut');
  await Promise.all([signedIn.ended, other.ended]);
  expect(await askingPage(access).who).toEqual(wallViewer);
});

test('signIn as a desk changes it holds for the windows that are opened after it, in the same process', async () => {
  const access = await ownHere();
  const desk = askingPage(access);
  expect(await desk.ask('people.save', zhou)).toEqual({ ok: true, id: '1' });
  const { settings, version: was } = (await desk.ask('settings.read')) as {
    settings: object;
    version: number;
  };
  const saved = await desk.ask('settings.save', { settings: { ...settings, signIn: 'always' }, was });
  expect(saved).toMatchObject({ ok: true });
  // The station that starts anew hangs up, and on pages that come too early as well.
  await desk.ended;
  const page = await welcomedPage(access);
  expect(await page.who).toEqual(wallViewer);
  expect(await page.ask('people.signIn', credentials)).toEqual({ ok: true });
  expect(await askingPage(access).who).toEqual({ id: '1', name: '周', role: 'administrator' });
});

test('windows that follow a hub sign in at the hub, and nothing of the session reaches the page', async () => {
  const hub = await ownHere({ tokens: [{ token: 'wall', viewer: true }] });
  await askingPage(hub).ask('people.save', zhou);
  const access = await followHub({ kind: 'follow', url: hub.hub, token: 'wall' });
  const page = askingPage(access);
  expect(await page.who).toEqual(wallViewer);
  expect(await page.ask('people.signIn', { ...credentials, password: 'wrong' })).toEqual({
    ok: false,
    why: 'wrong',
  });
  expect(await page.ask('people.signIn', credentials)).toEqual({ ok: true });
  await page.ended;
  const signedIn = askingPage(access);
  expect(await signedIn.who).toMatchObject({ name: '周', role: 'administrator' });
  const audit = JSON.stringify(
    await signedIn.ask('audit.list', { kinds: ['session.open', 'session.refuse'] }),
  );
  expect(audit).toContain('127.0.0.1');
  void signedIn.ask('people.signOut');
  expect(await signedIn.ended).toContain('signed');
  expect(await askingPage(access).who).toEqual(wallViewer);
});

test('a hub that locked the account says how long', async () => {
  const hub = await ownHere();
  await askingPage(hub).ask('people.save', zhou);
  const access = await followHub({ kind: 'follow', url: hub.hub });
  const page = askingPage(access);
  for (let n = 0; n < 5; n++) await page.ask('people.signIn', { ...credentials, password: `guess ${n}` });
  expect(await page.ask('people.signIn', credentials)).toMatchObject({ ok: false, why: 'wait' });
});

/** A page that is let in, as soon as the station is there. */
async function welcomedPage(access: StationAccess): Promise<ReturnType<typeof askingPage>> {
  const page = askingPage(access);
  const early = await Promise.race([page.who.then(() => false), page.ended.then(() => true)]);
  if (!early) return page;
  await new Promise((done) => setTimeout(done, 50));
  return welcomedPage(access);
}
