import { describe, it } from 'vitest';
import { memoryWire } from './memory-wire.ts';
import { wireContract } from './wire-contract.ts';

describe('the memory wire', () => {
  it.each(wireContract)('$name', ({ check }) => check(memoryWire()));
});
