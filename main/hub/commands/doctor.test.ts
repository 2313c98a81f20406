import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../listen.ts';
import { checkClock, checkDataFolder, checkElectron, checkNode } from '../machine/check-machine.ts';
import { findBrowser } from '../machine/find-browser.ts';
import { runCli, temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

// Every test starts processes, some several.
vi.setConfig({ testTimeout: 60_000 });

test('every line says ok, warn or fail, and what to do unless it is ok', async () => {
  const data = temporaryFolder();
  const json = await runCli(['doctor', '--data', data, '--format', 'json']);
  const { rows } = JSON.parse(json.out);
  expect(rows.map((row: { check: string }) => row.check)).toEqual([
    'node',
    'electron',
    'browser',
    'fonts',
    'disk',
    'clock',
    'port',
    'data',
    'formula',
  ]);
  for (const row of rows) expect(row.todo === '').toBe(row.state === 'ok');
  const plain = await runHere(['doctor', '--data', data]);
  expect(plain.out).toMatch(/^ok {4}node {6}v\d+/m);
  expect((await runHere(['doctor', '--data', data, '--format', 'csv'])).out).toMatch(
    /^check,state,found,todo\r\nnode,ok,v/,
  );
});

test('a port of another program is found, and how to go round it', async () => {
  const server = createServer((_request, response) => response.end('not a hub'));
  const url = await listen(server, '127.0.0.1', 0);
  onTestFinished(() => void server.close());
  const data = temporaryFolder();
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ listen: { port: Number(new URL(url).port) } }));
  const { out, code } = await runHere(['doctor', '--data', data]);
  expect(out).toMatch(/^warn {2}port .* is in use — .*--port 0/m);
  expect(code).toBe(0);
});

test('an old Node and a clock before its time are told', () => {
  expect(checkNode('v22.1.0').state).toBe('fail');
  expect(checkNode('v24.0.0').state).toBe('ok');
  expect(checkClock(0, {}).state).toBe('fail');
});

test.runIf(process.platform === 'linux')('a folder that cannot be written is told', () => {
  expect(checkDataFolder('/proc/1/callwall')).toMatchObject({
    state: 'fail',
    found: '/proc/1 is not writable',
  });
});

test('Electron is found by its files', () => {
  const modules = temporaryFolder();
  expect(checkElectron(modules).state).toBe('warn');
  mkdirSync(join(modules, 'electron', 'dist'), { recursive: true });
  writeFileSync(join(modules, 'electron', 'path.txt'), 'electron');
  expect(checkElectron(modules).state).toBe('warn');
  writeFileSync(join(modules, 'electron', 'dist', 'electron'), '');
  expect(checkElectron(modules).state).toBe('ok');
});

test('the browser of the environment goes first, then Chromium, then what opens pages', () => {
  expect(findBrowser('linux', { CALLWALL_BROWSER: '/opt/kiosk' })).toEqual({
    kind: 'app',
    path: '/opt/kiosk',
  });
  expect(findBrowser('linux', { PATH: temporaryFolder() })).toBeUndefined();
  expect(findBrowser('win32', {})).toEqual({ kind: 'default', path: 'explorer.exe' });
});
