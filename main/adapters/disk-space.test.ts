import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type DiskSpace, diskSpace, freeShare, watchDisk } from './disk-space.ts';
import { manualClock } from './feeds/testing/manual-clock.ts';

const settled = (): Promise<void> => new Promise(setImmediate);

describe('the disk of a folder', () => {
  it('has the room that df tells of', async () => {
    const { free, total } = await diskSpace(tmpdir());
    const [, line = ''] = execFileSync('df', ['-P', '-B1', tmpdir()], { encoding: 'utf8' }).split('\n');
    const [, size, , available] = line.split(/\s+/).map(Number);
    expect(total).toBe(size);
    expect(Math.abs(free - (available ?? 0))).toBeLessThan(total / 50);
  });
  it('is looked at every 30 s, and nothing is known of it while it does not answer', async () => {
    const clock = manualClock();
    const said: string[] = [];
    const say = (message: string): void => void said.push(message);
    const log = { info: say, warn: say, error: say };
    let answer: DiskSpace | null = { free: 5, total: 100 };
    const watch = watchDisk('/data', { clock, log }, () =>
      answer === null ? Promise.reject(new Error('EIO')) : Promise.resolve(answer),
    );
    expect(freeShare(watch.read())).toBeNull();
    await settled();
    expect(freeShare(watch.read())).toBe(0.05);
    answer = null;
    for (let look = 0; look < 2; look++) {
      clock.pass(30_000);
      await settled();
      expect(watch.read()).toBeNull();
    }
    expect(said).toEqual(['the room left on the disk cannot be read']);
    answer = { free: 50, total: 100 };
    clock.pass(29_999);
    await settled();
    expect(watch.read()).toBeNull();
    clock.pass(1);
    await settled();
    expect(freeShare(watch.read())).toBe(0.5);
    watch.close();
    answer = { free: 1, total: 100 };
    clock.pass(90_000);
    await settled();
    expect(freeShare(watch.read())).toBe(0.5);
  });
  it('has no share where it has no size', () => {
    expect(freeShare({ free: 0, total: 0 })).toBeNull();
  });
});
