import { constants, getPriority, setPriority } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { goFirst } from './go-first.ts';

test('the process goes first where the system lets it, and says why where not', () => {
  const before = getPriority();
  const said: unknown[] = [];
  goFirst({ info: (message, facts) => void said.push([message, facts]) });
  const after = getPriority();
  onTestFinished(() => {
    if (after !== before) setPriority(before);
  });
  if (said.length === 0) expect(after).toBe(constants.priority.PRIORITY_ABOVE_NORMAL);
  else expect([said, after]).toEqual([[['runs at normal priority', { why: expect.any(String) }]], before]);
});
