import { describe, expect, onTestFinished, it } from 'vitest';
import { sayWhenSkipped, ready } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import { checks } from './policy-checks.ts';
import type { CheckName } from './policy-checks.ts';

sayWhenSkipped('the application’s security');

describe.skipIf(!ready)('the application', () => {
  it('keeps every promise of its security', async () => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, { setup: await setupOf({ role: 'wall', pin: '2468' }) });
    const wall = await shell.page('wall');
    const broken: Record<string, string> = {};
    for (const name of Object.keys(checks) as CheckName[]) {
      const fault = await checks[name](shell, wall);
      if (fault !== null) broken[name] = fault;
    }
    expect(broken).toEqual({});
  });
});
