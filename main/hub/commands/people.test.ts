import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openPeople } from '../../adapters/people/open-people.ts';
import { batch, dialFeed, oneCall } from '../testing/feed-client.ts';
import { finish, lineOf, startCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

// Some tests start processes; passwords take a tenth of a second each.
vi.setConfig({ testTimeout: 60_000 });

const password = 'correct horse 电池';

function add(data: string, account: string, role: string, typed = password) {
  return runHere(['people', 'add', '--data', data, '--account', account, '--role', role], {}, [typed]);
}

async function accounts(data: string): Promise<unknown[]> {
  const { out } = await runHere(['people', 'list', '--data', data, '--format', 'json']);
  const answer: { rows: unknown[] } = JSON.parse(out);
  return answer.rows;
}

async function serve(data: string) {
  const child = startCli(['serve', '--port', '0', '--data', data]);
  const url = (await lineOf(child, /^listening /)).replace('listening ', '');
  return { child, url };
}

function signIn(url: string, account: string, typed = password): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${url}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ account, password: typed }),
  });
}

function cookieOf(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function stateOf(url: string, Cookie = ''): Promise<Record<string, unknown>> {
  return JSON.parse(await (await fetch(`${url}/session`, { headers: { Cookie } })).text());
}

async function whoIs(url: string, Cookie: string): Promise<unknown> {
  return (await stateOf(url, Cookie))['who'];
}

test('the first administrator is made before the station ever ran, from standard input, never from an option', async () => {
  const data = join(temporaryFolder(), 'new');
  const child = startCli(
    ['people', 'add', '--data', data, '--account', 'Zhou', '--name', '周', '--role', 'administrator'],
    {},
    `${password}\n`,
  );
  expect(await finish(child)).toMatchObject({ code: 0, out: 'zhou may sign in as administrator\n' });
  expect(await accounts(data)).toMatchObject([
    { account: 'zhou', name: '周', role: 'administrator', active: true },
  ]);
  const { code, err } = await runHere(['people', 'add', '--data', data, '--password', 'x']);
  expect([code, err]).toEqual([2, expect.stringContaining('unknown option --password')]);
});

test.each([
  [2, 'unknown', ['people', 'fire', '--account', 'x']],
  [2, '--account is missing', ['people', 'add']],
  [2, '--role boss is unknown', ['people', 'add', '--account', 'lin', '--role', 'boss']],
  [2, '--account is 2 to 64 letters', ['people', 'add', '--account', '<b>', '--role', 'leader']],
  [
    2,
    '--name has control characters',
    ['people', 'add', '--account', 'lin', '--name', 'a\u001b[2J', '--role', 'leader'],
  ],
  [1, 'too short', ['people', 'add', '--account', 'lin', '--role', 'administrator'], 'short'],
  [1, 'somebody has to be able to administer', ['people', 'add', '--account', 'lin', '--role', 'leader']],
  [1, 'there is no account lin', ['people', 'password', '--account', 'lin']],
  [1, 'there is no account lin', ['people', 'remove', '--account', 'lin']],
  [2, '--name is missing', ['tokens', 'make']],
  [2, 'out of bounds', ['tokens', 'make', '--name', 'x', '--days', '99999']],
  [1, 'no token 7 is good', ['tokens', 'revoke', '--id', '7']],
])('%i: %s', async (code, why, args, typed = password) => {
  const data = temporaryFolder();
  openPeople(data, { make: true }).close();
  const answer = await runHere([...args, '--data', data], {}, [typed]);
  expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(why)]);
});

test('a folder without a station has no people, and none is made by looking', async () => {
  const data = join(temporaryFolder(), 'mistyped');
  expect(await runHere(['people', 'list', '--data', data])).toMatchObject({
    code: 1,
    err: expect.stringContaining("there is no station's data"),
  });
  expect(() => readFileSync(data)).toThrow('ENOENT');
});

test('a session outlives kill -9 of the hub; a running one heeds at once what is done beside it, and nothing secret is in its log', async () => {
  const data = temporaryFolder();
  await add(data, 'zhou', 'administrator');
  const first = await serve(data);
  const zhou = cookieOf(await signIn(first.url, 'zhou'));
  const gone = finish(first.child);
  first.child.kill('SIGKILL');
  await gone;

  const { url } = await serve(data);
  expect(await whoIs(url, zhou)).toMatchObject({ name: 'zhou', role: 'administrator' });
  expect((await add(data, 'lin', 'leader')).code).toBe(0);
  const lin = cookieOf(await signIn(url, 'lin'));
  expect(await whoIs(url, lin)).toMatchObject({ role: 'leader' });
  expect((await runHere(['people', 'remove', '--data', data, '--account', 'lin'])).code).toBe(0);
  expect(await whoIs(url, lin)).toMatchObject({ id: '', role: 'viewer' });
  expect((await signIn(url, 'lin')).status).toBe(401);
  expect((await signIn(url, 'zhou', 'wrong password')).status).toBe(401);

  const { out: token } = await runHere(['tokens', 'make', '--data', data, '--name', '北厅']);
  expect(token).toMatch(/^[\w-]{43}\n$/);
  expect(await stateOf(url)).toMatchObject({ needed: true, ok: false });
  const listed = await runHere(['tokens', 'list', '--data', data]);
  expect(listed.out).toMatch(/^1 {2}北厅 {2}until \d{4}-\d{2}-\d{2}\n$/);
  expect((await runHere(['tokens', 'revoke', '--data', data, '--id', '1'])).code).toBe(0);

  const log = readFileSync(join(data, 'callwall.log'), 'utf8');
  const secrets = [password, 'wrong password', token.trim(), zhou.split('=')[1]!, lin.split('=')[1]!];
  for (const secret of secrets) expect(log).not.toContain(secret);
});

test('beside a station that takes in events without a pause somebody is added, and nothing is lost', async () => {
  const data = temporaryFolder();
  await add(data, 'zhou', 'administrator');
  const { url } = await serve(data);
  const source = await dialFeed(url, { last: 900_000 });
  expect(await source.next('welcome')).toMatchObject({ resume: 1 });
  let sent = 0;
  const feeding = setInterval(() => {
    source.send(batch(sent + 1, oneCall(Date.now() - 120_000, `c${sent}`)));
    sent += 3;
  }, 2);
  const typed = `${password}\n`;
  const args = ['people', 'add', '--data', data, '--account', 'lin', '--role', 'leader'];
  expect(await finish(startCli(args, {}, typed))).toMatchObject({ code: 0 });
  clearInterval(feeding);
  expect(sent).toBeGreaterThan(300);
  let through = 0;
  while (through < sent) through = Number((await source.next('ack'))['through']);
  expect(through).toBe(sent);
  expect((await signIn(url, 'lin')).status).toBe(204);
});
