import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builderArguments } from './builder-arguments.ts';
import { standInRefusal, standInVersion } from './stand-in.ts';

function folderWith(version: string | undefined, ...folders: string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'callwall-standin-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  if (version !== undefined) writeFileSync(join(root, 'version'), `${version}\n`);
  for (const name of folders) mkdirSync(join(root, name));
  return root;
}

describe('the arguments of npm run dist', () => {
  it('go to electron-builder, which publishes only when it is asked to', () => {
    expect(builderArguments(['--linux', 'deb'])).toEqual({
      args: ['--linux', 'deb', '--publish', 'never'],
      allowStandIn: false,
    });
    for (const asked of [['--publish', 'always'], ['--publish=always'], ['-p', 'onTag']])
      expect(builderArguments(asked).args).toEqual(asked);
    expect(builderArguments(['--allow-standin', '--win', '--projectDir', '-panel'])).toEqual({
      args: ['--win', '--projectDir', '-panel', '--publish', 'never'],
      allowStandIn: true,
    });
  });
});

describe('the stand-in', () => {
  it('is known by its version or by its folder, and a real Electron is none', () => {
    expect(standInVersion(folderWith('45.5.0+standin'))).toBe('45.5.0+standin');
    expect(standInVersion(folderWith('45.5.0', 'standin'))).toContain('folder "standin"');
    expect(standInVersion(folderWith('45.5.0', 'resources'))).toBeUndefined();
    expect(standInVersion(folderWith(undefined))).toBeUndefined();
  });

  it('is refused unless a test allows it, and is never published', () => {
    const refusal = (allowed: boolean, publish: string) =>
      standInRefusal('45.5.0+standin', { allowed, publish });
    expect(refusal(true, 'never')).toBeUndefined();
    expect(refusal(false, 'never')).toContain('What to do: leave out electronDist');
    for (const allowed of [true, false])
      for (const publish of ['always', 'onTag', 'onTagOrDraft'])
        expect(refusal(allowed, publish)).toContain(`never published (--publish ${publish})`);
  });
});
