import { describe, expect, it } from 'vitest';
import type { AlertScope } from '../../shared/model/alert.ts';
import { anAlert } from '../../shared/alerts-text/alert.fixture.ts';
import { calledTo, placeAfterKey, readPlaylist, sceneOf } from './playlist.ts';

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

describe('a critical alert', () => {
  const stops = read('scenes=slots,floor,overview').stops;
  const taken = { role: 'leader', at: 1 } as const;
  it('calls a display to the scene that explains it, as long as nobody has taken it on', () => {
    expect(calledTo(stops, [anAlert()])).toEqual({ at: 2, alert: 'a1' });
    expect(calledTo(stops, [anAlert({ acknowledged: taken })])).toBeNull();
    expect(calledTo(stops, [anAlert({ severity: 'warning' }), anAlert({ state: 'recovering' })])).toBeNull();
  });
  it('calls nobody whose playlist has no such scene, nor a scene alone', () => {
    expect(calledTo(read('scenes=slots,floor').stops, [anAlert()])).toBeNull();
    expect(calledTo(read('scene=overview').stops, [anAlert()])).toBeNull();
  });
  it('gives way to a more urgent one that another scene explains', () => {
    const seats = anAlert({ id: 'a2', metric: 'stateOverLimit', firedAt: 9e12 });
    expect(calledTo(stops, [anAlert(), seats])).toEqual({ at: 1, alert: 'a2' });
  });
  it('is explained by what it is about', () => {
    const about = (kind: AlertScope['kind']) => sceneOf(anAlert({ scope: { kind, key: 'x', name: 'x' } }));
    expect([about('team'), about('channel'), about('feed')]).toEqual(['league', 'channels', 'overview']);
    expect([about('order'), about('hotspot'), about('massEvent')]).toEqual([
      'orders',
      'hotspots',
      'hotspots',
    ]);
    expect(sceneOf(anAlert({ metric: 'cusumConnectRate' }))).toBe('slots');
    expect(sceneOf(anAlert({ metric: 'hotspotScore' }))).toBe('hotspots');
  });
});
