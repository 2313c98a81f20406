import { describe, expect, it } from 'vitest';
import type { Urgent } from '../../../shared/contract/station-process.ts';
import { newlyUrgent, trayLook } from './tray-look.ts';

const urgent = (
  severity: Urgent['severity'],
  more: Partial<Pick<Urgent, 'key' | 'since' | 'tell'>> = {},
) => ({
  key: severity,
  severity,
  since: 1,
  tell: true,
  words: 'w',
  params: {},
  ...more,
});

describe('the tray', () => {
  it.each([
    ['nothing', true, [], 'normal', 0],
    ['a notice', true, [urgent('notice')], 'watch', 0],
    ['a warning', true, [urgent('warning'), urgent('notice')], 'warning', 1],
    ['something critical among others', true, [urgent('warning'), urgent('critical')], 'critical', 2],
    ['a lost link, whatever was open', false, [urgent('critical')], 'stale', 0],
  ])('shows %s', (_what, linked, open, state, badge) => {
    expect(trayLook({ linked, urgent: open })).toEqual({ state, badge });
  });
});

describe('notifications', () => {
  it('tell of what wants to be told, each once', () => {
    const open = [
      urgent('critical', { key: 'a' }),
      urgent('notice', { key: 'b' }),
      urgent('critical', { key: 'c', tell: false }),
    ];
    expect(newlyUrgent(new Set(), { linked: true, urgent: open }).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(newlyUrgent(new Set(['a 1']), { linked: true, urgent: open }).map(({ key }) => key)).toEqual([
      'b',
    ]);
  });
  it('tell again of what came back', () => {
    expect(
      newlyUrgent(new Set(['a 1']), { linked: true, urgent: [urgent('critical', { key: 'a', since: 2 })] }),
    ).toHaveLength(1);
  });
});
