import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, settingsSchema } from '../../../../shared/model/settings.ts';
import { changedKeys, draftOf, leafChanges, rebased, valueAt, withValue } from './draft.ts';

const settings = settingsSchema.parse({ origins: ['https://a'], targets: { connectRate: 0.95 } });

describe('a draft of the settings', () => {
  it('changes one value and leaves the rest the same objects', () => {
    const next = withValue(settings, ['targets', 'connectRate'], 0.9);
    expect(valueAt(next, ['targets', 'connectRate'])).toBe(0.9);
    expect(next.seatLimits).toBe(settings.seatLimits);
    expect(settings.targets.connectRate).toBe(0.95);
    expect(withValue(next, ['origins', 0], 'https://b').origins).toEqual(['https://b']);
    expect(Object.hasOwn(withValue(next, ['brand', 'name'], undefined).brand, 'name')).toBe(false);
  });
  it('goes on upon what somebody else saved: own changes stay, all else is theirs', () => {
    const mine = { ...draftOf(settings, 3), now: { ...settings, centre: 'mine', slot: '5m' as const } };
    const theirs = { ...settings, centre: 'theirs', zone: 'UTC' };
    const { version, from, now } = rebased(mine, theirs, 4);
    expect([version, from.centre, now.centre, now.slot, now.zone]).toEqual([
      4,
      'theirs',
      'mine',
      '5m',
      'UTC',
    ]);
    expect(changedKeys(from, now)).toEqual(['centre', 'slot']);
  });
  it('tells its changes value by value, and put together they are the draft', () => {
    const json = fc.dictionary(
      fc.stringMatching(/^[a-c]$/),
      fc.oneof(
        fc.integer(),
        fc.array(fc.integer(), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-c]$/), fc.boolean(), { minKeys: 1 }),
      ),
    );
    fc.assert(
      fc.property(json, json, (before, after) => {
        const made = leafChanges(before, after).reduce<object>(
          (document, change) => withValue(document, change.path, change.after),
          before,
        );
        expect(made).toEqual(after);
      }),
    );
    expect(leafChanges(defaultSettings, settings)).toEqual([
      { path: ['origins'], before: [], after: ['https://a'] },
      { path: ['targets', 'connectRate'], before: 0.97, after: 0.95 },
    ]);
  });
});
