import type { MachineSettings } from '../../../shared/model/machine.ts';
import { displayIdentities } from './display-identity.ts';
import type { Bounds, DisplayInfo } from './display-identity.ts';

/** A wall window that is open. */
export interface OpenWall {
  /** The window's number. */
  window: number;
  display: string;
  scenes: string;
  /** Where its display was when it was put there. */
  bounds: Bounds;
  scaleFactor: number;
}

/** A wall window that should be there. */
export type Wall = Omit<OpenWall, 'window'>;

export type WindowAction =
  | ({ do: 'open' } & Wall)
  | ({ do: 'place'; window: number } & Wall)
  | { do: 'close'; window: number };

const USUAL_SCENES = 'overview';

/**
 * What has to happen to the wall windows, so that each display has exactly its own: a display that came gets a window
 * with its scenes, one that went loses it, one that moved or changed its size or scale takes its window along.
 */
export function planWindows(
  settings: Pick<MachineSettings, 'role' | 'displays'>,
  displays: readonly DisplayInfo[],
  open: readonly OpenWall[],
): WindowAction[] {
  const wanted = new Map(
    settings.role === 'desk' ? [] : wallsOf(settings, displays).map((wall) => [wall.display, wall]),
  );
  const actions: WindowAction[] = [];
  for (const { window, ...standing } of open) {
    const wall = wanted.get(standing.display);
    if (wall === undefined || wall.scenes !== standing.scenes) actions.push({ do: 'close', window });
    else {
      wanted.delete(wall.display);
      if (!samePlace(wall, standing)) actions.push({ do: 'place', window, ...wall });
    }
  }
  return [...actions, ...[...wanted.values()].map((wall) => ({ do: 'open' as const, ...wall }))];
}

function wallsOf(
  { role, displays: chosen }: Pick<MachineSettings, 'role' | 'displays'>,
  displays: readonly DisplayInfo[],
): Wall[] {
  const scenesOf = new Map(chosen.map(({ display, scenes }) => [display, scenes]));
  const walls = [...displayIdentities(displays)].map(([display, { bounds, scaleFactor }]) => ({
    display,
    scenes: scenesOf.get(display) ?? USUAL_SCENES,
    bounds,
    scaleFactor,
  }));
  // A machine that is both keeps its desk free: only the displays that are named are walls.
  return role === 'both' ? walls.filter(({ display }) => scenesOf.has(display)) : walls;
}

function samePlace(
  one: Pick<Wall, 'bounds' | 'scaleFactor'>,
  other: Pick<Wall, 'bounds' | 'scaleFactor'>,
): boolean {
  const { x, y, width, height } = one.bounds;
  const there = other.bounds;
  return (
    x === there.x &&
    y === there.y &&
    width === there.width &&
    height === there.height &&
    one.scaleFactor === other.scaleFactor
  );
}
