import { describe, expect, it } from 'vitest';
import { kioskKey } from './kiosk-keys.ts';

const press = (key: string, held = '', type = 'keyDown') =>
  kioskKey({
    type,
    key,
    control: held.includes('c'),
    alt: held.includes('a'),
    shift: held.includes('s'),
    meta: held.includes('m'),
  });

describe('keys on a hall screen', () => {
  it.each(['ArrowRight', 'ArrowLeft', ' ', 'p', '3', '0', 'Enter', 'Escape', 'Backspace'])(
    '%j goes to the page',
    (key) => {
      expect(press(key)).toBe('pass');
    },
  );
  it.each([
    ['F4', 'a'],
    ['F5', ''],
    ['F11', ''],
    ['F12', ''],
    ['r', 'c'],
    ['w', 'c'],
    ['q', 'c'],
    ['i', 'cs'],
    ['=', 'c'],
    ['-', 'c'],
    ['p', 'c'],
    ['s', 'c'],
    ['l', 'm'],
    ['Tab', 'a'],
    ['ArrowLeft', 'a'],
    ['x', ''],
    ['Meta', ''],
  ])('%s with %j does nothing', (key, held) => {
    expect(press(key, held)).toBe('swallow');
  });
  it('Ctrl+Alt+Q asks for the PIN, once', () => {
    expect([press('q', 'ca'), press('Q', 'cas'), press('q', 'ca', 'keyUp')]).toEqual([
      'askPin',
      'askPin',
      'swallow',
    ]);
  });
});
