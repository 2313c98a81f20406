import { describe, expect, it } from 'vitest';
import type { Hotspot } from '../../shared/model/hotspot.ts';
import { aHotspot } from '../testing/complaints.ts';
import { NOON } from '../testing/wall-states.ts';
import { openHotspots } from './open-hotspots.ts';

describe('the hotspots that are open', () => {
  it('come by need: those that go on before fading ones, the most unusual, then the oldest first', () => {
    const some: Partial<Hotspot>[] = [
      { id: 'fading', state: 'fading', score: 30 },
      { id: 'closed', state: 'closed', score: 40 },
      { id: 'young', state: 'emerging', score: 9, since: NOON - 1 },
      { id: 'old', state: 'active', score: 9, since: NOON - 2 },
      { id: 'rare', state: 'emerging', score: 12 },
    ];
    const cells = Object.fromEntries(some.map((given) => [given.id ?? '', aHotspot(NOON, given)]));
    expect(openHotspots(cells).map(({ id }) => id)).toEqual(['rare', 'old', 'young', 'fading']);
    expect(openHotspots(undefined)).toEqual([]);
  });
});
