import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNames, MOST_NAMES } from './names.ts';

test('parts have the code of their text, whatever was asked before, and the text is made once', () => {
  const value = fc.constantFrom<unknown>('1', 1, 'queue', true, false, 0, '', undefined, null);
  const lists = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 60 });
  const textOf = (parts: readonly unknown[]): string => JSON.stringify(parts.map((part) => part ?? null));
  fc.assert(
    fc.property(lists, (asked) => {
      const names = createNames([], () => undefined);
      const made: string[] = [];
      for (const parts of asked) {
        const code = names.codeOfParts(parts, () => {
          made.push(textOf(parts));
          return textOf(parts);
        });
        expect(names.text(code)).toBe(textOf(parts));
        expect(names.get(code)?.kind).toBe('data');
      }
      expect(made).toEqual([...new Set(made)]);
      expect(names.takeNew().map(({ text }) => text)).toEqual(made);
    }),
  );
});

test('queues and agents are unique within their source, other names in the centre, and a reference leads to its source', () => {
  const names = createNames([], (id) => (id === 'pbx' ? 2 : undefined));
  expect(names.code('queue', 1, 'sales')).not.toBe(names.code('queue', 2, 'sales'));
  expect(names.code('site', 1, 'north')).toBe(names.code('site', 2, 'north'));
  expect(names.code('queue', 1, 'pbx:sales')).toBe(names.code('queue', 2, 'sales'));
  expect(names.code('queue', 1, 'other:sales')).not.toBe(names.code('queue', 2, 'sales'));
  expect([
    names.code('queue', 1, ''),
    names.code('queue', 1, null),
    names.code('queue', 1, undefined),
  ]).toEqual([0, 0, 0]);
});

test('a source that makes names up fills its kind and no more: what is known stays known, other kinds go on', () => {
  const names = createNames([], () => undefined);
  const first = names.code('order', 0, 'repair');
  for (let n = 0; n < MOST_NAMES + 10; n++) names.code('order', 0, `made up ${n}`);
  expect(names.ofKind('order')).toHaveLength(MOST_NAMES);
  expect(names.code('order', 0, 'one more')).toBe(0);
  expect(names.code('order', 0, 'repair')).toBe(first);
  expect(names.code('agent', 1, 'a new agent')).toBeGreaterThan(0);
});
