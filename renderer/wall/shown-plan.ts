import { ALL_DISPLAYS } from '../../shared/model/all-displays.ts';
import type { DisplayNews, PlanCell } from '../../shared/model/display.ts';
import type { Stop } from '../../shared/model/scene.ts';
import { type Language, nearestLanguage } from '../../shared/words/words.ts';
import { type ThemeName, themeNamed } from '../theme/palette.ts';
import { readPlaylist } from './playlist.ts';

/** What a wall shows, in which language and colours. */
export interface Shown {
  stops: readonly Stop[];
  /** A scene the address asks for that does not exist. */
  unknown: string | null;
  /** Stays at the first of the stops. */
  pinned: boolean;
  language: Language;
  theme: ThemeName;
  /** Null: nobody decided. */
  sound: boolean | null;
  /** The name that a desk gave the display; null: none. */
  name: string | null;
  by: DisplayNews['by'];
}

/**
 * What a display is to show. Its own plan goes before everything, then the one for all displays, then the address; each
 * decides what the one before leaves open. An address with a single `scene=` stays at it, whatever all others show.
 */
export function shownPlan(
  address: URLSearchParams,
  plans: Record<string, PlanCell> | undefined,
  id: string,
): Shown {
  const own = plans?.[id]?.plan ?? null;
  const all = plans?.[ALL_DISPLAYS]?.plan ?? null;
  const asked = readPlaylist(address);
  const alone = address.has('scene') && !address.has('scenes');
  const deciding =
    own !== null && own.stops.length > 0 ? own : all !== null && all.stops.length > 0 && !alone ? all : null;
  return {
    ...(deciding === null
      ? { stops: asked.stops, unknown: asked.unknown, pinned: false, by: 'address' as const }
      : {
          stops: deciding.stops,
          unknown: null,
          pinned: deciding.pinned,
          by: deciding === own ? ('plan' as const) : ('all' as const),
        }),
    language: own?.language ?? all?.language ?? nearestLanguage(address.get('lang')),
    theme: own?.theme ?? all?.theme ?? themeNamed(address.get('theme')),
    sound: own?.sound ?? all?.sound ?? null,
    name: own?.name ?? null,
  };
}
