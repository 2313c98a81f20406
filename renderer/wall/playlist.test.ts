import { describe, expect, it } from 'vitest';
import { placeAfterKey, readPlaylist } from './playlist.ts';

const read = (address: string) => readPlaylist(new URLSearchParams(address));

describe('the playlist of an address', () => {
  it('is the overview where none is asked for', () => {
    expect(read('lang=en')).toEqual({ stops: [{ scene: 'overview', seconds: 20 }], unknown: null });
  });
  it('names scenes with their seconds, within what a hall can bear', () => {
    expect(read('scenes=overview:30,slots').stops).toEqual([
      { scene: 'overview', seconds: 30 },
      { scene: 'slots', seconds: 20 },
    ]);
    expect(read('scenes=slots:0,slots:x,slots:1e9').stops.map(({ seconds }) => seconds)).toEqual([
      3, 20, 86_400,
    ]);
  });
  it('says which scene it does not know', () => {
    expect(read('scene=weather')).toEqual({ stops: [], unknown: 'weather' });
    expect(read('scenes=overview,__proto__').unknown).toBe('__proto__');
  });
});

describe('the keys of a playlist', () => {
  const place = { at: 0, pinned: false };
  it('change the scene in a circle, and stay pinned while they do', () => {
    expect(placeAfterKey(place, 'ArrowLeft', 3)).toEqual({ at: 2, pinned: false });
    expect(placeAfterKey({ at: 2, pinned: true }, 'ArrowRight', 3)).toEqual({ at: 0, pinned: true });
    expect(placeAfterKey(place, '3', 3)).toEqual({ at: 2, pinned: false });
  });
  it('pin and let go', () => {
    expect(placeAfterKey(place, 'p', 3)).toEqual({ at: 0, pinned: true });
    expect(placeAfterKey({ at: 0, pinned: true }, ' ', 3)).toEqual(place);
  });
  it('leave other keys alone', () => {
    expect(placeAfterKey(place, '9', 3)).toBeNull();
    expect(placeAfterKey(place, 'a', 3)).toBeNull();
  });
});
