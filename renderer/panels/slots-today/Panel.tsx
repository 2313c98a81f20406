import { formatRate, NONE } from '../../../shared/words/format.ts';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { FONT } from '../../charts/font.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useSlotFrames } from '../use-slot-frames.ts';
import { useDataSecond } from '../use-staleness.ts';
import { Keys } from './Keys.tsx';
import { marksView } from './marks-view.ts';
import { NowMarks, RunningBar } from './Marks.tsx';
import { slotsOption } from './option.ts';
import { settledDay } from './settled-day.ts';
import { slotsTodayView, type SlotsTodayView } from './view.ts';
import './panel.css';

/** How the day went, slot by slot, beside yesterday and last week. */
export function Panel() {
  const { words } = useWall();
  const station = useStation();
  const day = useTopic('day');
  // The mark of now moves once a minute: less would be less than a pixel.
  const minute = Math.floor(useDataSecond() / 60_000) * 60_000;
  const frames = useSlotFrames();
  if (station === undefined) return null;
  const view = slotsTodayView({ frames, day, rules: station, now: minute });
  return (
    <Tile name="slots-today" title={words.say('slots.title')}>
      <div className="chart-head">
        <h2 className="label">
          {words.say('slots.title')} <em>{words.say('slots.ledger')}</em>
        </h2>
        <StaleMark />
        <Keys view={view} />
      </div>
      <Plot view={view} date={station.today.date} />
    </Tile>
  );
}

/** The chart of what stands still, between the marks of what moves. */
function Plot({ view, date }: { view: SlotsTodayView; date: string }) {
  const { words, palette } = useWall();
  const settled = settledDay(view);
  const marks = marksView(view, settled);
  const { latest } = view;
  const label = words.say('slots.describe', {
    offered: view.offered,
    answered: view.answered,
    slot: latest === null ? NONE : (view.slots[latest.index]?.label ?? NONE),
    rate: latest === null ? NONE : `${formatRate(latest.rate, view.target)}%`,
  });
  const picture = {
    shape: `${date} ${view.slots.length} ${words.language} ${palette.ground}`,
    data: JSON.stringify(settled),
    option: (size: ChartSize) => slotsOption(settled, { palette, size, font: FONT }),
  };
  return (
    <div className="plot" role="img" aria-label={label}>
      <RunningBar bar={marks.bar} />
      <Chart picture={picture} />
      <NowMarks view={marks} />
    </div>
  );
}
