import { useWall } from '../link/use-station.ts';
import type { Standing } from './use-playlist.ts';

/** Where in its playlist the display stands, and whether it stays there; nothing for a scene alone. */
export function PlaylistMark({ place, count }: { place: Standing; count: number }) {
  const { words } = useWall();
  if (count < 2) return null;
  const where = { at: place.at + 1, count };
  const word = place.called ? 'playlist.called' : place.pinned ? 'playlist.pinned' : 'playlist.place';
  return <span className="playlist">{words.say(word, where)}</span>;
}
