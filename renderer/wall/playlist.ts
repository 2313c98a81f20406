import { byUrgency } from '../../shared/alerts-text/alert-line.ts';
import type { Alert } from '../../shared/model/alert.ts';
import { isScene, type SceneName, STOP_SECONDS, type Stop } from '../../shared/model/scene.ts';

/** Where a display stands in its playlist; while pinned only keys change the scene. */
export interface Place {
  at: number;
  pinned: boolean;
}

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
  return {
    stops: stops.length > 0 ? stops : [{ scene: 'overview', seconds: STOP_SECONDS.usual }],
    unknown: null,
  };
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text === '' || !Number.isFinite(seconds)) return STOP_SECONDS.usual;
  return Math.min(STOP_SECONDS.longest, Math.max(STOP_SECONDS.shortest, seconds));
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

/** The scene of the playlist that an alert calls for, and the alert. */
export interface Call {
  at: number;
  alert: string;
}

/**
 * Where the most urgent critical alert that nobody has taken on wants the display to be; null when none of them is
 * explained by a scene of its playlist. @param alerts those that the hall is told of
 */
export function calledTo(stops: readonly Stop[], alerts: readonly Alert[]): Call | null {
  if (stops.length < 2) return null;
  for (const alert of alerts.toSorted(byUrgency)) {
    if (alert.severity !== 'critical' || alert.acknowledged !== null || alert.state !== 'firing') continue;
    const at = stops.findIndex(({ scene }) => scene === sceneOf(alert));
    if (at >= 0) return { at, alert: alert.id };
  }
  return null;
}

/** The scene that explains an alert. */
export function sceneOf({ metric, scope }: Pick<Alert, 'metric' | 'scope'>): SceneName {
  if (metric === 'stateOverLimit') return 'floor';
  if (scope.kind === 'order') return 'orders';
  if (scope.kind === 'hotspot' || scope.kind === 'massEvent') return 'hotspots';
  if (metric === 'hotspotScore' || metric === 'massEvent') return 'hotspots';
  if (scope.kind === 'team') return 'league';
  if (scope.kind === 'channel' || scope.kind === 'language' || scope.kind === 'ivrKey') return 'channels';
  return metric === 'cusumConnectRate' ? 'slots' : 'overview';
}
