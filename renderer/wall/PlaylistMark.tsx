import { useWall } from '../link/use-station.ts';
import type { Place } from './playlist.ts';

/** Where in its playlist the display stands, and whether it stays there; nothing for a scene alone. */
export function PlaylistMark({ place, count }: { place: Place; count: number }) {
  const { words } = useWall();
  if (count < 2) return null;
  const where = { at: place.at + 1, count };
  return (
    <span className="playlist">{words.say(place.pinned ? 'playlist.pinned' : 'playlist.place', where)}</span>
  );
}
