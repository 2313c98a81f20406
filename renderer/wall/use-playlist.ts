import { useEffect, useMemo, useState } from 'react';
import type { Stop } from '../../shared/model/scene.ts';
import { useTopic } from '../link/use-station.ts';
import { wallAlerts } from '../panels/alert-banner/view.ts';
import { calledTo, type Place, placeAfterKey } from './playlist.ts';

/** Where a display stands now; `called`: an alert brought it there. */
export interface Standing extends Place {
  called: boolean;
}

/**
 * The place in a playlist: it goes on by itself after each scene's seconds, and by keys. Another playlist begins at its
 * start. A critical alert holds the scene that explains it until somebody takes it on, or until a key says that this
 * display has shown it long enough.
 * @param fixed it stays where it begins @param yields false where alerts do not change the scene
 */
export function usePlaylist(stops: readonly Stop[], fixed: boolean, yields: boolean): Standing {
  const [place, setPlace] = useState<Place>({ at: 0, pinned: fixed });
  const [seen, setSeen] = useState<string | null>(null);
  const alerts = useTopic('alerts');
  const call = useMemo(() => (yields ? calledTo(stops, wallAlerts(alerts)) : null), [stops, yields, alerts]);
  const called = call !== null && call.alert !== seen && !place.pinned;
  const alert = called ? call.alert : null;
  const { at, pinned } = place;
  const [playlist, setPlaylist] = useState({ stops, fixed });
  if (playlist.stops !== stops || playlist.fixed !== fixed) {
    setPlaylist({ stops, fixed });
    setPlace({ at: 0, pinned: fixed });
  }
  useEffect(() => {
    const seconds = stops[at]?.seconds;
    if (stops.length < 2 || pinned || called || seconds === undefined) return undefined;
    const timer = setTimeout(() => setPlace({ at: (at + 1) % stops.length, pinned: false }), seconds * 1000);
    return () => clearTimeout(timer);
  }, [stops, at, pinned, called]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Somebody types a token, or asks the browser for something.
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
      if (placeAfterKey({ at: 0, pinned: false }, event.key, stops.length) === null) return;
      if (alert !== null) setSeen(alert);
      setPlace((before) => placeAfterKey(before, event.key, stops.length) ?? before);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [stops, alert]);
  return called ? { at: call.at, pinned, called } : { ...place, called };
}
