import { describe, expect, it } from 'vitest';
import { changeAddress, pageAddress, readAddress } from './address.ts';

const usual = { sort: 'need', from: 0, open: false, teams: [] as readonly string[] };

describe('a view’s state in the address', () => {
  it('is what it is usually where the address does not say', () => {
    expect(readAddress('?page=live', usual)).toEqual(usual);
  });
  it('comes back as it was written, with its types', () => {
    const state = { sort: 'a&b=c', from: 17, open: true, teams: ['甲,乙', 'c'] };
    expect(readAddress(changeAddress('?page=live', usual, state), usual)).toEqual(state);
  });
  it('takes what makes no sense as unsaid', () => {
    expect(readAddress('?from=x&open=perhaps', usual)).toEqual(usual);
    expect(readAddress('?from=', usual).from).toBe(0);
  });
  it('leaves out what is as usual, and leaves alone what belongs to others', () => {
    expect(changeAddress('?page=live&from=3&lang=en', usual, { from: 0, sort: 'name' })).toBe(
      '?page=live&lang=en&sort=name',
    );
    expect(changeAddress('?teams=a&teams=b', usual, { teams: [] })).toBe('?');
  });
});

describe('the address of a page', () => {
  it('keeps how the screen looks and nothing of the page before', () => {
    expect(pageAddress('?page=live&lang=en&theme=light&queue=q1', 'alerts', { tab: 'rules' })).toBe(
      '?page=alerts&lang=en&theme=light&tab=rules',
    );
  });
});
