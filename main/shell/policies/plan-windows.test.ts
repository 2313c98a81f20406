import { describe, expect, it } from 'vitest';
import type { DisplayInfo } from './display-identity.ts';
import { displayIdentities } from './display-identity.ts';
import { planWindows } from './plan-windows.ts';
import type { OpenWall, WindowAction } from './plan-windows.ts';

function display(
  id: number,
  label: string,
  x: number,
  width = 1920,
  height = 1080,
  scaleFactor = 1,
): DisplayInfo {
  return { id, label, bounds: { x, y: 0, width, height }, scaleFactor };
}
const left = display(1, 'DELL', 0);
const right = display(2, 'LG', 1920, 1920, 1080, 2);
const wall = { role: 'wall', displays: [{ display: 'LG 3840x2160', scenes: 'slots:10,floor' }] } as const;
type Settings = Parameters<typeof planWindows>[0];
const settings = (given: object): Settings => ({ ...wall, displays: [...wall.displays], ...given });

/** Carries a plan out on paper. */
function carryOut(open: readonly OpenWall[], actions: readonly WindowAction[]): OpenWall[] {
  let windows = [...open];
  for (const action of actions) {
    if (action.do !== 'open') windows = windows.filter(({ window }) => window !== action.window);
    if (action.do === 'close') continue;
    const { do: _do, ...standing } = action;
    windows.push({ window: Math.max(0, ...windows.map(({ window }) => window)) + 1, ...standing });
  }
  return windows;
}

const shown = (open: readonly OpenWall[]): string[] =>
  open.map(({ display: on, scenes }) => `${on}: ${scenes}`).toSorted();

describe('the identity of a display', () => {
  const names = (displays: DisplayInfo[]): string[] =>
    [...displayIdentities(displays)].map(([name, { id }]) => `${id} ${name}`);
  it.each([
    ['is its name and its size in its own pixels', [left, right], ['1 DELL 1920x1080', '2 LG 3840x2160']],
    ['does not depend on the order they are told in', [right, left], ['1 DELL 1920x1080', '2 LG 3840x2160']],
    [
      'has a number where two are of a kind',
      [display(8, 'DELL', 1920), left],
      ['1 DELL 1920x1080', '8 DELL 1920x1080 #2'],
    ],
    ['does without a name', [display(3, ' ', 0)], ['3 display 1920x1080']],
  ])('%s', (_what, displays, expected) => {
    expect(names(displays)).toEqual(expected);
  });
});

describe('planWindows', () => {
  const both = carryOut([], planWindows(settings({}), [left, right], []));
  it('opens a wall on each display of a hall screen, with its own scenes', () => {
    expect(shown(both)).toEqual(['DELL 1920x1080: overview', 'LG 3840x2160: slots:10,floor']);
  });
  it('has nothing to do when all stands as it should', () => {
    expect(planWindows(settings({}), [left, right], both)).toEqual([]);
    expect(planWindows(settings({}), [right, left], both)).toEqual([]);
  });
  it('opens none on a desk, and on a machine that is both only on displays that are named', () => {
    expect(planWindows(settings({ role: 'desk' }), [left, right], [])).toEqual([]);
    expect(shown(carryOut([], planWindows(settings({ role: 'both' }), [left, right], [])))).toEqual([
      'LG 3840x2160: slots:10,floor',
    ]);
  });
  it('closes the window of a display that went, and gives the scene back when it returns under another number', () => {
    const alone = carryOut(both, planWindows(settings({}), [left], both));
    expect(shown(alone)).toEqual(['DELL 1920x1080: overview']);
    const back = { ...right, id: 77 };
    expect(shown(carryOut(alone, planWindows(settings({}), [back, left], alone)))).toEqual(shown(both));
  });
  it.each([
    ['moved', { ...right, bounds: { ...right.bounds, x: -1920 } }],
    [
      'turned to another scale',
      { ...right, bounds: { ...right.bounds, width: 3840, height: 2160 }, scaleFactor: 1 },
    ],
  ])('takes the window along when its display %s', (_what, changed) => {
    const plan = planWindows(settings({}), [left, changed], both);
    expect(plan.map((action) => action.do)).toEqual(['place']);
    expect(planWindows(settings({}), [left, changed], carryOut(both, plan))).toEqual([]);
  });
  it('treats a display with another resolution as another one, which shows what is named for that', () => {
    const small = { ...right, bounds: { ...right.bounds, width: 1280, height: 720 }, scaleFactor: 1 };
    expect(shown(carryOut(both, planWindows(settings({}), [left, small], both)))).toEqual([
      'DELL 1920x1080: overview',
      'LG 1280x720: overview',
    ]);
  });
  it('opens another window when the scenes of a display are others', () => {
    const plan = planWindows(settings({ displays: [] }), [left, right], both);
    expect(plan.map((action) => action.do)).toEqual(['close', 'open']);
    expect(shown(carryOut(both, plan))).toEqual(['DELL 1920x1080: overview', 'LG 3840x2160: overview']);
  });
});
