import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['交接班 2026-11-28.csv', '交接班 2026-11-28.csv'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x|y?.txt', 'C__x_y_.txt'],
    ['=cmd|"/C calc"!A0\r\n<b>', '_cmd___C calc__A0___b_'],
    ['\u202Egpj.exe', '_gpj.exe'],
    ['con.csv', 'callwall con.csv'],
    ['--rf x ', 'rf x'],
    ['...', 'callwall'],
    ['', 'callwall'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });
  it('has only letters, digits and . _ -, is neither hidden nor an option, and never empty or long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text);
        expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,128}$/u);
        expect(name).not.toMatch(/[. ]$/);
      }),
    );
  });
});
