import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { readProfile } from './read-profile.ts';

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'callwall-profile-')), 'hall.callwall');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const current = { machine: { role: 'wall' as const, language: 'en' as const } };
const layout = [{ display: 'DELL 1920x1080', scenes: 'slots' }];

describe('a .callwall file', () => {
  it('with a layout changes which display shows what', () => {
    expect(readProfile(file({ layout }), current)).toEqual({
      machine: { ...current.machine, displays: layout },
    });
    expect(readProfile(file({ layout }), null)).toEqual({ machine: { displays: layout } });
  });
  it('with a setup replaces it', () => {
    expect(readProfile(file({ machine: { role: 'desk' } }), current)).toMatchObject({
      machine: { role: 'desk', language: 'zh-CN' },
    });
  });
  it.each([
    ['no JSON', '{', 'not valid JSON'],
    ['something else', { hello: 1 }, 'unknown key hello: known here: version, machine, station'],
    ['one of a newer version', { version: 9, layout }, 'newer Callwall'],
    [
      'one that wants a stored secret',
      { machine: { follow: { url: 'wss://h', token: 'kept:' } } },
      'stands for a secret',
    ],
    ['one that asks for a variable', { machine: { follow: { url: 'wss://h', token: 'env:HOME' } } }, 'HOME'],
  ])('is refused when it is %s', (_what, content, why) => {
    expect(() => readProfile(file(content), current)).toThrow(why);
  });
  it('that is gone is told like any other fault of it', () => {
    expect(() => readProfile('/nowhere/hall.callwall', current)).toThrow(SettingsFault);
  });
});
