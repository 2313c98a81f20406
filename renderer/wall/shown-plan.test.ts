import { describe, expect, it } from 'vitest';
import { displayPlanSchema } from '../../shared/model/display.ts';
import type { DisplayPlan, PlanCell } from '../../shared/model/display.ts';
import { readIdentity } from './display-identity.ts';
import { shownPlan } from './shown-plan.ts';

const planOf = (plan: Partial<DisplayPlan>): PlanCell => ({
  plan: displayPlanSchema.parse(plan),
  since: 1,
  identified: 0,
});
const slots = [{ scene: 'slots' as const, seconds: 30 }];
const floor = [{ scene: 'floor' as const, seconds: 15 }];
const shown = (search: string, plans: Record<string, PlanCell>) =>
  shownPlan(new URLSearchParams(search), plans, 'hall-1');

describe('what a display shows', () => {
  it('is what its address says while nobody planned anything for it', () => {
    expect(shown('scenes=slots:30&theme=light&lang=en', { other: planOf({ stops: floor }) })).toEqual({
      stops: slots,
      unknown: null,
      pinned: false,
      language: 'en',
      theme: 'light',
      sound: null,
      name: null,
      by: 'address',
    });
  });
  it('is its own plan, then that for all, then its address, each deciding what the one before leaves open', () => {
    const plans = {
      'hall-1': planOf({ theme: 'contrast', name: '一号屏' }),
      '*': planOf({ stops: slots, pinned: true, theme: 'light', sound: false }),
    };
    expect(shown('scenes=floor&lang=en', plans)).toMatchObject({
      stops: slots,
      pinned: true,
      theme: 'contrast',
      language: 'en',
      sound: false,
      name: '一号屏',
      by: 'all',
    });
    expect(shown('scenes=floor', { ...plans, 'hall-1': planOf({ stops: floor }) })).toMatchObject({
      stops: floor,
      pinned: false,
      by: 'plan',
    });
  });
  it('stays at the one scene of an address, but for a plan of its own', () => {
    expect(shown('scene=slots', { '*': planOf({ stops: floor }) })).toMatchObject({ by: 'address' });
    expect(shown('scene=slots', { 'hall-1': planOf({ stops: floor }) })).toMatchObject({ stops: floor });
  });
});

describe('who a display is', () => {
  const empty = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as Storage;
  };
  it('is what the address names', () => {
    expect(readIdentity(new URLSearchParams({ display: ' 大厅 一号屏 ' }), empty)).toEqual({
      id: '大厅 一号屏',
      name: '大厅 一号屏',
    });
  });
  it.each(['', '   ', 'a\u202eb', '*', 'x\u0000', 'x'.repeat(400)])(
    'is one of the browser’s own, the same after the next start, where the address says %j',
    (display) => {
      const storage = empty();
      const address = new URLSearchParams({ display });
      const made = readIdentity(address, () => storage);
      expect(made).toMatchObject({ name: '', id: expect.stringMatching(/^d-[0-9a-f]{12}$/) });
      expect(readIdentity(address, () => storage)).toEqual(made);
    },
  );
  it('is made anew where a browser keeps nothing', () => {
    const broken = () => {
      throw new Error('denied');
    };
    expect(readIdentity(new URLSearchParams(), broken).id).toMatch(/^d-/);
  });
});
