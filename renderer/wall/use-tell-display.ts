import { useEffect, useState } from 'react';
import type { DisplayNews } from '../../shared/model/display.ts';
import { useLink, useWall } from '../link/use-station.ts';
import type { DisplayIdentity } from './display-identity.ts';
import type { Place } from './playlist.ts';
import type { Shown } from './shown-plan.ts';

/** A display says that it is there this often, ms: the station takes one that was silent for three times as long as away. */
const AGAIN_MS = 15_000;

/** Tells the station what this display is and shows, when that changes and now and then; null: it is none. */
export function useTellDisplay(display: DisplayIdentity | null, shown: Shown, place: Place): void {
  const { client } = useWall();
  const live = useLink().phase === 'live';
  const [width, height] = useSize();
  const scene = shown.stops[place.at]?.scene;
  const { language, theme, by, stops } = shown;
  const news: DisplayNews | null =
    display === null || scene === undefined
      ? null
      : {
          ...display,
          size: [width, height],
          language,
          theme,
          scene,
          by,
          stops: [...stops],
          pinned: place.pinned,
        };
  const text = JSON.stringify(news);
  useEffect(() => {
    if (!live || text === 'null') return undefined;
    // A wall goes on without: whoever looks for it finds out on the desk, and it is told again soon.
    const tell = () => void client.ask('displays.tell', JSON.parse(text)).catch(() => undefined);
    tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => clearInterval(timer);
  }, [client, live, text]);
}

/** Of the page, CSS px. */
function useSize(): readonly [number, number] {
  const [size, setSize] = useState(readSize);
  useEffect(() => {
    const changed = () => setSize(readSize);
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, []);
  return size;
}

function readSize(): readonly [number, number] {
  return [Math.max(1, Math.round(innerWidth)), Math.max(1, Math.round(innerHeight))];
}
