import { useEffect, useRef, useState } from 'react';
import { useWall } from '../link/use-station.ts';
import './display-name.css';

/** How long a display shows its name, ms. */
const SHOW_MS = 5_000;

/** The display's name, large, for some seconds after a desk asked which one it is. `asked`: how often; null: not heard yet. */
export function DisplayName({ name, id, asked }: { name: string; id: string; asked: number | null }) {
  const { words } = useWall();
  const heard = useRef<number | null>(null);
  const [showing, setShowing] = useState(false);
  useEffect(() => {
    const before = heard.current;
    heard.current = asked;
    // What was asked before this page was there is over; a station that started anew counts from the start.
    if (before === null || asked === null || asked <= before) return undefined;
    setShowing(true);
    const timer = setTimeout(() => setShowing(false), SHOW_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  if (!showing) return null;
  return (
    <div className="display-name" role="status">
      <b>{name === '' ? words.say('display.unnamed', { id: id.slice(-4) }) : name}</b>
      {id !== name && <span>{id}</span>}
    </div>
  );
}
