import { expect, test } from 'vitest';
import { followHub } from './follow-hub.ts';
import { ownHere, pageOf } from './testing/own-here.ts';

const tokens = [{ token: 'right', viewer: true }];

test.each(['http', 'ws'])(
  'a station elsewhere is followed by its %s address, with the token it wants',
  async (scheme) => {
    const station = await ownHere({ centre: '国网 95598', tokens });
    const url = station.hub.replace('http', scheme);
    const access = await followHub({ kind: 'follow', url, token: 'right' });
    const { heard } = pageOf(access, ['station']);
    await expect.poll(() => heard.map(({ t }) => t)).toEqual(['welcome', 'snapshot']);
    expect(JSON.stringify(heard)).toContain('国网 95598');
    expect(access.hub).toBe(`${station.hub}/`);
  },
);

test.each([
  ['a wrong token', 'wrong', 'refuses the token'],
  ['no token', undefined, '401'],
])('%s ends the page’s wire and says why', async (_what, token, why) => {
  const { hub } = await ownHere({ tokens });
  const access = await followHub({ kind: 'follow', url: hub, token });
  expect(await pageOf(access, ['station']).ended).toContain(why);
});

test('a hub that stops ends the wire; one that is not there, too', async () => {
  const station = await ownHere();
  const access = await followHub({ kind: 'follow', url: station.hub });
  const { heard, ended } = pageOf(access, ['station']);
  await expect.poll(() => heard).toHaveLength(2);
  await station.close();
  expect(await ended).toBe('the station stops');
  expect(await pageOf(access, ['station']).ended).toContain('ECONNREFUSED');
});

test('closing it hangs up on the hub', async () => {
  const access = await followHub({ kind: 'follow', url: (await ownHere()).hub });
  const { heard, ended } = pageOf(access, ['station']);
  await expect.poll(() => heard).toHaveLength(2);
  await access.close();
  await ended;
});
