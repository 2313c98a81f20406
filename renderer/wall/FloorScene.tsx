import { useState } from 'react';
import { useStation, useTopic } from '../link/use-station.ts';
import { Panel as FloorFiguresPanel } from '../panels/floor-figures/Panel.tsx';
import { FloorBook } from '../panels/floor-map/floor-book.ts';
import { Panel as FloorMapPanel } from '../panels/floor-map/Panel.tsx';
import { Panel as FloorOverPanel } from '../panels/floor-over/Panel.tsx';
import { useLinesTaken } from '../panels/use-lines-taken.ts';
import { useDataSecond } from '../panels/use-staleness.ts';
import { type ScreenForm, useScreenForm } from '../panels/use-screen-form.ts';
import './floor.css';

/** Rows of the list that each form of screen has room for. */
const most: Record<ScreenForm, number> = { wide: 14, strip: 18, portrait: 6 };
/** Rows that the line of a fault or of a message takes from it; the banner of an alert is as high as two of them. */
const LINE = 2;
/** Before the first snapshot. */
const none = {};

/** 现场坐席: who can help now, what everybody does and for how long. */
export function FloorScene() {
  const seats = useTopic('seats');
  const names = useTopic('teamNames');
  const station = useStation();
  const form = useScreenForm();
  const { alert, fault, message } = useLinesTaken();
  const now = useDataSecond();
  const [book] = useState(() => new FloorBook());
  if (station === undefined) return null;
  const banner = form === 'portrait' ? LINE : 2 * LINE;
  const taken = (alert ? banner : fault ? LINE : 0) + (message ? LINE : 0);
  const view = book.view(seats ?? none, names ?? none, station.seatLimits, now);
  return (
    <main className="floor-scene">
      <FloorFiguresPanel view={view} />
      <FloorMapPanel view={view} now={now} />
      <FloorOverPanel view={view} now={now} most={most[form] - taken} />
    </main>
  );
}
