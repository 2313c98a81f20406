import { useEffect, useState } from 'react';
import { type Place, placeAfterKey, type Stop } from './playlist.ts';

/** The place in a playlist: it goes on by itself after each scene's seconds, and by keys. */
export function usePlaylist(stops: readonly Stop[]): Place {
  const [place, setPlace] = useState<Place>({ at: 0, pinned: false });
  const { at, pinned } = place;
  useEffect(() => {
    const seconds = stops[at]?.seconds;
    if (stops.length < 2 || pinned || seconds === undefined) return undefined;
    const timer = setTimeout(() => setPlace({ at: (at + 1) % stops.length, pinned: false }), seconds * 1000);
    return () => clearTimeout(timer);
  }, [stops, at, pinned]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // Somebody types a token, or asks the browser for something.
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
      setPlace((before) => placeAfterKey(before, event.key, stops.length) ?? before);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [stops]);
  return place;
}
