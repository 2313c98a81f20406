import { CanvasLayer } from '../../charts/CanvasLayer.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useDataSecond } from '../use-staleness.ts';
import { type ScreenForm, useScreenForm } from '../use-screen-form.ts';
import { useSlotFrames } from '../use-slot-frames.ts';
import { Band } from './Band.tsx';
import { BandKeys } from './BandKeys.tsx';
import { drawHandle, drawOffered } from './draw-bands.ts';
import { slotBandsView } from './view.ts';
import './panel.css';
import type { Pen } from '../../charts/sheet.ts';

/** Hours between two labels of the axis. */
const every: Record<ScreenForm, number> = { wide: 2, strip: 1, portrait: 4 };

/** On the time axis of the map above: what a contact costs, and how many there are against other days. */
export function Panel() {
  const { words, palette } = useWall();
  const station = useStation();
  const day = useTopic('day');
  const frames = useSlotFrames();
  const form = useScreenForm();
  const now = Math.floor(useDataSecond() / 60_000) * 60_000;
  if (station === undefined) return null;
  const view = slotBandsView({ frames, day, rules: station, now, every: every[form] });
  const { slots, tops } = view;
  const handle = {
    data: JSON.stringify([palette.ground, tops.handle, slots.map((slot) => [slot.handle, slot.running])]),
    draw: (pen: Pen, size: ChartSize) => drawHandle(pen, size, slots, tops.handle, palette),
  };
  const offered = {
    data: JSON.stringify([palette.ground, tops.offered, slots.map((slot) => ({ ...slot, handle: 0 }))]),
    draw: (pen: Pen, size: ChartSize) => drawOffered(pen, size, slots, tops.offered, palette),
  };
  return (
    <Tile name="slot-bands" title={words.say('bands.title')}>
      <Band title={words.say('dayFigures.handle')} top={view.labels.handle} now={view.now}>
        <CanvasLayer picture={handle} />
      </Band>
      <Band title={words.say('slots.offered')} top={view.labels.offered} now={view.now}>
        <CanvasLayer picture={offered} />
      </Band>
      <ol className="hours" aria-hidden="true">
        {view.hours.map(({ text, at }) => (
          <li key={text} style={{ left: `${at * 100}%`, transform: `translateX(-${at * 100}%)` }}>
            {text}
          </li>
        ))}
      </ol>
      <div className="band-foot">
        <StaleMark />
        <BandKeys />
      </div>
    </Tile>
  );
}
