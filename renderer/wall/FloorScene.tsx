import { useState } from 'react';
import { Calm } from '../charts/Calm.tsx';
import { useStation, useTopic } from '../link/use-station.ts';
import { Panel as FloorFiguresPanel } from '../panels/floor-figures/Panel.tsx';
import { FloorBook } from '../panels/floor-map/floor-book.ts';
import type { FloorView } from '../panels/floor-map/view.ts';
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
  return (
    <main className="floor-scene">
      <Figures />
      <Calm>
        <Plan />
      </Calm>
    </main>
  );
}

function Figures() {
  const floor = useFloor();
  return floor && <FloorFiguresPanel view={floor.view} />;
}

function Plan() {
  const floor = useFloor();
  const form = useScreenForm();
  const { alert, fault, message } = useLinesTaken();
  if (floor === null) return null;
  const banner = form === 'portrait' ? LINE : 2 * LINE;
  const taken = (alert ? banner : fault ? LINE : 0) + (message ? LINE : 0);
  return (
    <>
      <FloorMapPanel {...floor} />
      <FloorOverPanel {...floor} most={most[form] - taken} />
    </>
  );
}

/** The floor at a second of the data; null before anything is known. */
function useFloor(): { view: FloorView; now: number } | null {
  const seats = useTopic('seats');
  const names = useTopic('teamNames');
  const station = useStation();
  const now = useDataSecond();
  const [book] = useState(() => new FloorBook());
  if (station === undefined) return null;
  return { view: book.view(seats ?? none, names ?? none, station.seatLimits, now), now };
}
