import type { Settings } from '../../../shared/model/settings.ts';
import type { Complaints } from '../hotspots/complaints.ts';
import { treeName } from '../hotspots/tree-name.ts';
import { CENTRE, partsOf } from './scopes.ts';
import type { ScopedHotspots } from './scopes.ts';

/** Complaint hotspots and mass events as alerts look at them: nothing that was over before anybody could see it. */
export class HotspotScopes implements ScopedHotspots {
  private readonly complaints: Pick<Complaints, 'lives' | 'masses'>;
  private readonly trees: Pick<Settings, 'categories' | 'regions'>;

  constructor(
    complaints: Pick<Complaints, 'lives' | 'masses'>,
    trees: Pick<Settings, 'categories' | 'regions'>,
  ) {
    this.complaints = complaints;
    this.trees = trees;
  }

  codes(kind: 'hotspot' | 'massEvent'): number[] {
    const { lives, masses } = this.complaints;
    const all = kind === 'hotspot' ? [...lives.values()] : masses.events;
    return all.filter(({ past }) => !past).map(({ id }) => Number(id));
  }

  name(kind: 'hotspot' | 'massEvent', code: number): { name: string; en: string } {
    const { lives, masses } = this.complaints;
    const id = String(code);
    const place = kind === 'hotspot' ? lives.get(id) : masses.events.find((event) => event.id === id);
    if (!place) return { name: id, en: '' };
    const { categories, regions } = this.trees;
    const named = (language: 'zh' | 'en'): string =>
      [treeName(categories, place.category, language), treeName(regions, place.region, language)]
        .filter((side) => side !== '')
        .join(' · ');
    return { name: named('zh'), en: named('en') };
  }

  /** Score of a hotspot that is open, of the centre the highest one. */
  score(key: string): number | null {
    const scores = [...this.complaints.lives.values()]
      .filter(({ id, endedAt, past }) => isKey(key, 'hotspot', id) && endedAt === null && !past)
      .map(({ score }) => score);
    return key === CENTRE || partsOf(key).kind === 'hotspot' ? Math.max(0, ...scores) : null;
  }

  /** Hot parts of a mass event that is open, of the centre those of the largest. */
  mass(key: string): number | null {
    const counts = this.complaints.masses.events
      .filter(({ id, endedAt, past }) => isKey(key, 'massEvent', id) && endedAt === null && !past)
      .map(({ parts }) => parts.length);
    return key === CENTRE || partsOf(key).kind === 'massEvent' ? Math.max(0, ...counts) : null;
  }
}

function isKey(key: string, kind: 'hotspot' | 'massEvent', id: string): boolean {
  if (key === CENTRE) return true;
  const parts = partsOf(key);
  return parts.kind === kind && String(parts.code) === id;
}
