import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ dialog: {} }));
const { safeName } = await import('./save-files.ts');

describe('the name of a file', () => {
  it.each([
    ['交接班 2026-11-28.csv', '交接班 2026-11-28.csv'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x|y?.txt', 'C__x_y_.txt'],
    ['...', 'callwall'],
    ['', 'callwall'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });
});
