import { describe, expect, it } from 'vitest';
import { alike } from './alike.ts';

describe('alike', () => {
  it('are properties of equal content, whatever object they are in', () => {
    expect(alike({ row: { text: '1', level: null } }, { row: { text: '1', level: null } })).toBe(true);
    expect(alike({ row: { text: '1', level: null } }, { row: { text: '2', level: null } })).toBe(false);
  });
});
