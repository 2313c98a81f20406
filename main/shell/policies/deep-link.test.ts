import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOf, parseDeepLink } from './deep-link.ts';

describe('a callwall:// link', () => {
  it.each([
    ['callwall://desk', { open: 'desk', query: '' }],
    ['callwall://desk?page=alerts&hub=evil', { open: 'desk', query: 'page=alerts' }],
    ['callwall://setup', { open: 'setup' }],
    [
      'callwall://wall?scene=slots&theme=light&lang=en',
      { open: 'wall', query: 'scene=slots&theme=light&lang=en' },
    ],
    ['callwall://wall?scenes=overview:20,slots', { open: 'wall', query: 'scenes=overview%3A20%2Cslots' }],
    ['callwall://wall?scene=../../etc&theme=x&lang=fr&measure=1&script=a', { open: 'wall', query: '' }],
    ['callwall://wall?scenes=overview,<b>', { open: 'wall', query: '' }],
  ])('%s', (link, expected) => {
    expect(parseDeepLink(link)).toEqual(expected);
  });
  it.each([
    'callwall://',
    'callwall://quit',
    'https://desk',
    'callwall:desk',
    `callwall://desk?${'a'.repeat(1_000)}`,
    'x',
  ])('%s is none', (link) => {
    expect(parseDeepLink(link)).toBeNull();
  });
  it('never throws and lets nothing through but what pages know', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `callwall://wall?scene=${text}`),
        ),
        (text) => {
          const link = parseDeepLink(text);
          if (link !== null && link.open !== 'setup') expect(link.query).toMatch(/^[\w=&%-]*$/);
        },
      ),
    );
  });
  it('is found among what the program was started with', () => {
    expect(linkOf(['electron', '--flag', 'callwall://desk'])).toBe('callwall://desk');
    expect(linkOf(['electron', '.'])).toBeUndefined();
  });
});
