import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Display, Rectangle, Screen } from 'electron';
import { seam } from './recorded.ts';
import { standIn } from './strict.ts';

/** A display as a test names it. */
export interface DisplaySpec extends Rectangle {
  label: string;
  scaleFactor?: number;
}

const events = new EventEmitter();
const FALLBACK: DisplaySpec = { label: 'stand-in', x: 0, y: 0, width: 1920, height: 1080 };
let displays: Display[] | undefined;
const ids = new Map<string, number>();

/** The displays of this X server, virtual monitors too; the fallback where there is none. */
function readDisplays(): DisplaySpec[] {
  const { stdout } = spawnSync('xrandr', ['--listmonitors'], { encoding: 'utf8', timeout: 5_000 });
  const line = /^\s*\d+: \+?\*?(\S+) (\d+)\/\d+x(\d+)\/\d+\+(-?\d+)\+(-?\d+)/gm;
  const found = [...(stdout ?? '').matchAll(line)].map(([, label = '', width, height, x, y]) => ({
    label,
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }));
  return found.length > 0 ? found : [FALLBACK];
}

function makeDisplay({ label, x, y, width, height, scaleFactor = 1 }: DisplaySpec): Display {
  const id = ids.get(label) ?? 1_000 + ids.size;
  ids.set(label, id);
  const bounds = { x, y, width, height };
  const size = { width, height };
  return standIn<Display>('Display', {
    id,
    label,
    bounds,
    workArea: bounds,
    size,
    workAreaSize: size,
    scaleFactor,
    rotation: 0,
    internal: false,
    touchSupport: 'unavailable',
    detected: true,
  });
}

function current(): Display[] {
  displays ??= readDisplays().map(makeDisplay);
  return displays;
}

/** The display that has most of a place, or the first. */
export function displayAt(place: Rectangle): Display {
  const shared = ({ bounds: b }: Display): number =>
    Math.max(0, Math.min(b.x + b.width, place.x + place.width) - Math.max(b.x, place.x)) *
    Math.max(0, Math.min(b.y + b.height, place.y + place.height) - Math.max(b.y, place.y));
  const [first, ...rest] = current();
  if (first === undefined) throw new Error('stand-in: there is no display');
  return rest.reduce((best, one) => (shared(one) > shared(best) ? one : best), first);
}

/** Displays come, go and change, as when somebody pulls a plug. Without a list: as the X server has them now. */
function setDisplays(specs: DisplaySpec[] = readDisplays()): void {
  const before = current();
  displays = specs.map(makeDisplay);
  for (const old of before)
    if (!displays.some(({ id }) => id === old.id)) events.emit('display-removed', {}, old);
  for (const now of displays) {
    const old = before.find(({ id }) => id === now.id);
    if (old === undefined) events.emit('display-added', {}, now);
    else if (JSON.stringify(old.bounds) !== JSON.stringify(now.bounds) || old.scaleFactor !== now.scaleFactor)
      events.emit('display-metrics-changed', {}, now, ['bounds']);
  }
}
seam.act['setDisplays'] = setDisplays;

export const screen = standIn<Screen>(
  'screen',
  {
    getAllDisplays: () => [...current()],
    getPrimaryDisplay: () => displayAt({ x: 0, y: 0, width: 1, height: 1 }),
    getDisplayMatching: displayAt,
    getDisplayNearestPoint: ({ x, y }) => displayAt({ x, y, width: 1, height: 1 }),
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  },
  events,
);
