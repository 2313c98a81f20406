import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingOptionals } from './missing-optionals.ts';

describe('the lock file', () => {
  it('has an entry for every optional package of every platform, or npm ci refuses it', () => {
    const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(Object.keys(missingOptionals(packages))).toEqual([]);
  });

  it('is completed from the names of the packages', () => {
    const optionalDependencies = {
      '@t/binding-linux-x64-musl': '2.0.0',
      '@t/darwin-arm64': '2.0.0',
      there: '1.0.0',
    };
    const packages = {
      '': {},
      'node_modules/tool': { version: '2.0.0', dev: true, optionalDependencies },
      'node_modules/tool/node_modules/there': { version: '1.0.0' },
    };
    const common = { version: '2.0.0', dev: true, optional: true };
    expect(missingOptionals(packages)).toEqual({
      'node_modules/@t/binding-linux-x64-musl': { ...common, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      'node_modules/@t/darwin-arm64': { ...common, os: ['darwin'], cpu: ['arm64'] },
    });
  });
});
