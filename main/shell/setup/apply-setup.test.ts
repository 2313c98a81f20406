import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptSecret } from '../../../shared/contract/bridge.ts';
import { setupSchema } from '../../../shared/model/machine.ts';
import type { SetupInput } from '../../../shared/model/machine.ts';
import { checkSetup, keptSource, storeSetup } from './apply-setup.ts';
import { hubOf, isLockedHall, machineOf } from './machine-of.ts';
import { machineFolder } from './machine-file.ts';
import { rollOut } from './roll-out.ts';
import { setupState } from './setup-state.ts';

const folder = () => machineFolder(mkdtempSync(join(tmpdir(), 'callwall-setup-')));
const parsed = (setup: SetupInput) => setupSchema.parse(setup);
const acd = { id: 'acd', kind: 'callwall' as const, url: 'wss://acd.example', token: 'acd-s3cret' };
const pbx = { id: 'pbx', kind: 'asterisk' as const, host: 'pbx.example', user: 'u', secret: 'ami-s3cret' };
const station = {
  centre: '95598',
  siteKey: 'k'.repeat(20),
  sources: [acd, pbx],
  tokens: [{ token: 'hub-s3cret', viewer: true }],
};
const first: SetupInput = { machine: { role: 'wall', pin: '2468' }, station };
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('a setup', () => {
  it('is stored with the PIN derived, and its secrets come back to no page', async () => {
    const where = folder();
    const machine = await storeSetup(parsed(first), where, null);
    expect(machine.exitPin).toMatch(/^scrypt\$/);
    const facts = {
      machine,
      stationSettings: where.stationSettings,
      displays: [],
      primary: 0,
      canAutostart: true,
      zone: 'UTC',
    };
    const shown = JSON.stringify(setupState(facts, {}));
    expect(shown).not.toMatch(/s3cret|kkkk|scrypt|2468/);
    expect(shown).toContain(keptSecret);
  });

  it('that gives hidden secrets back keeps what is stored', async () => {
    const where = folder();
    const machine = await storeSetup(parsed(first), where, null);
    const facts = {
      machine,
      stationSettings: where.stationSettings,
      displays: [],
      primary: 0,
      canAutostart: true,
      zone: 'UTC',
    };
    const { current } = setupState(facts, {});
    const again = await storeSetup(parsed({ ...current, machine: { role: 'wall' } }), where, machine);
    expect(again.exitPin).toBe(machine.exitPin);
    expect(read(where.stationSettings)).toMatchObject({
      siteKey: station.siteKey,
      tokens: station.tokens,
      sources: [acd, pbx],
    });
  });

  it.each([
    ['another address', { ...acd, url: 'wss://evil.example', token: keptSecret }],
    ['another host', { ...pbx, host: 'evil.example', secret: keptSecret }],
    ['another id', { ...acd, id: 'new', token: keptSecret }],
  ])('takes no stored secret to %s, neither stored nor tried', async (_what, source) => {
    const where = folder();
    const machine = await storeSetup(parsed(first), where, null);
    expect(() => keptSource(source, where, {})).toThrow('type it again');
    const stolen = parsed({ machine: { role: 'wall' }, station: { ...station, sources: [source] } });
    await expect(storeSetup(stolen, where, machine)).rejects.toThrow('type it again');
    expect(read(where.stationSettings)).toMatchObject({ sources: [acd, pbx] });
  });

  it('names every problem with its path', () => {
    const checked = checkSetup({ machine: { role: 'x', pin: '1' }, station: { listen: { port: -1 } } });
    expect('problems' in checked && checked.problems.map(({ path }) => path)).toEqual([
      'machine.role',
      'machine.pin',
      'station.listen.port',
    ]);
  });
});

describe('a document for a fleet', () => {
  const env = { TOKEN: 'viewer-s3cret' };
  const follow = { url: 'wss://hub.example', token: 'env:TOKEN' };

  it('is stored as it is written: what stands in the environment stays there', async () => {
    const where = folder();
    const file = join(mkdtempSync(join(tmpdir(), 'callwall-fleet-')), 'fleet.json');
    writeFileSync(file, JSON.stringify({ machine: { role: 'wall', follow } }));
    expect((await rollOut(file, where, env)).follow?.token).toBe('viewer-s3cret');
    expect(readFileSync(where.machine, 'utf8')).not.toContain('s3cret');
    await expect(rollOut(file, where, {})).rejects.toThrow('TOKEN');
  });

  it('mends a machine whose file is at fault, and leaves its PIN', async () => {
    const where = folder();
    const { exitPin } = await storeSetup(parsed(first), where, null);
    writeFileSync(where.machine, JSON.stringify({ role: 'wal', exitPin }));
    const file = join(mkdtempSync(join(tmpdir(), 'callwall-fleet-')), 'fleet.json');
    writeFileSync(file, JSON.stringify({ machine: { role: 'wall' } }));
    expect((await rollOut(file, where, {})).exitPin).toBe(exitPin);
  });
});

describe('what this machine is', () => {
  const options = { softwareRendering: false, anew: 0 };
  it('is nothing before somebody has said it', async () => {
    const where = folder();
    expect(await machineOf(options, where, 'zh-CN')).toBeNull();
    expect(existsSync(where.machine)).toBe(false);
  });
  it('is a window on a station when it follows one by the command line', async () => {
    const follow = 'http://127.0.0.1:8138';
    expect(await machineOf({ ...options, follow }, folder(), 'en-US')).toMatchObject({
      role: 'desk',
      language: 'en',
      follow: { url: 'ws://127.0.0.1:8138' },
    });
  });
  it.each([
    ['its own station', {}, {}, '127.0.0.1:8138'],
    ['its own at another port', {}, { listen: { port: 9000 } }, '127.0.0.1:9000'],
    ['its own in the network', {}, { listen: { host: '0.0.0.0' } }, `${hostname()}:8138`],
    ['its own at any port', {}, { listen: { port: 0 } }, undefined],
    ['one elsewhere', { follow: { url: 'wss://hub.example:8443' } }, {}, 'hub.example:8443'],
  ])('tells where to find %s', async (_what, given, settings, address) => {
    const where = folder();
    const machine = await storeSetup(parsed({ machine: given, station: settings }), where, null);
    expect(hubOf(machine, where).hub).toBe(address);
  });
  it.each([
    ['a hall screen with a PIN', { role: 'wall', exitPin: 'scrypt$' }, true],
    ['one whose file is at fault elsewhere', { role: 'wall', exitPin: 'scrypt$', theme: 7 }, true],
    ['one without a PIN', { role: 'wall' }, false],
    ['a desk', { role: 'desk', exitPin: 'scrypt$' }, false],
  ])('locks the assistant away on %s: %s', (_what, machine, locked) => {
    const where = folder();
    writeFileSync(where.machine, JSON.stringify(machine));
    expect(isLockedHall(where.machine)).toBe(locked);
  });
});
