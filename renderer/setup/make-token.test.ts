import { expect, it } from 'vitest';
import { makeToken } from './make-token.ts';

it('a token is long and never the same', () => {
  expect(makeToken()).toMatch(/^[0-9a-f]{48}$/);
  expect(makeToken()).not.toBe(makeToken());
});
