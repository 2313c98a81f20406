import { isScene, type SceneName } from '../../shared/contract/scenes.ts';

/** A scene and how long it stays, seconds. */
export interface Stop {
  scene: SceneName;
  seconds: number;
}

/** Where a display stands in its playlist; while pinned only keys change the scene. */
export interface Place {
  at: number;
  pinned: boolean;
}

/** A scene nobody gave a time stays this long, seconds. */
const USUAL_SECONDS = 20;
const SHORTEST_SECONDS = 3;
const LONGEST_SECONDS = 86_400;

/**
 * The playlist an address asks for: `scenes=overview:20,slots:15`, else `scene=slots`, else the overview alone.
 * `unknown`: the first name that is no scene.
 */
export function readPlaylist(address: URLSearchParams): { stops: Stop[]; unknown: string | null } {
  const asked = address.get('scenes') ?? address.get('scene') ?? '';
  const parts = asked.split(',').filter((part) => part.trim() !== '');
  const stops: Stop[] = [];
  for (const part of parts) {
    const [name = '', seconds = ''] = part.split(':').map((piece) => piece.trim());
    if (!isScene(name)) return { stops: [], unknown: name };
    stops.push({ scene: name, seconds: secondsOf(seconds) });
  }
  return { stops: stops.length > 0 ? stops : [{ scene: 'overview', seconds: USUAL_SECONDS }], unknown: null };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text === '' || !Number.isFinite(seconds)) return USUAL_SECONDS;
  return Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds));
}

/** The place after a key: arrows change the scene, a digit chooses one, `p` or the space bar pins. Null = not for us. */
export function placeAfterKey(place: Place, key: string, count: number): Place | null {
  const to = (at: number): Place => ({ ...place, at: (at + count) % count });
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return to(place.at + 1);
    case 'ArrowLeft':
    case 'PageUp':
      return to(place.at - 1);
    case 'p':
    case ' ':
      return { ...place, pinned: !place.pinned };
    default: {
      const digit = /^[1-9]$/.test(key) ? Number(key) - 1 : count;
      return digit < count ? to(digit) : null;
    }
  }
}
