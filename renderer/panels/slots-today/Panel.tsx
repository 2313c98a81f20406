import { useMemo } from 'react';
import { formatRate, NONE } from '../../../shared/words/format.ts';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { FONT } from '../../charts/font.ts';
import { useCell, useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useDataSecond } from '../use-staleness.ts';
import { Keys } from './Keys.tsx';
import { slotsOption } from './option.ts';
import { slotsTodayView } from './view.ts';
import './panel.css';

/** How the day went, slot by slot, beside yesterday and last week. */
export function Panel() {
  const { words, palette } = useWall();
  const [day, yesterday, lastWeek] = [useTopic('day'), useTopic('day-1'), useTopic('day-7')];
  const station = useCell('station', 'station');
  // The mark of now moves once a minute: a chart is not drawn again for less than a pixel.
  const minute = Math.floor(useDataSecond() / 60_000) * 60_000;
  const view = useMemo(
    () => (station === undefined ? null : slotsTodayView({ day, yesterday, lastWeek, station, now: minute })),
    [day, yesterday, lastWeek, station, minute],
  );
  const { language } = words;
  const date = station?.today.date;
  const picture = useMemo(
    () =>
      view && {
        shape: `${date} ${view.slots.length} ${language} ${palette.ground}`,
        option: (size: ChartSize) => slotsOption(view, { palette, size, font: FONT }),
      },
    [view, date, language, palette],
  );
  if (view === null || picture === null) return null;
  const { latest } = view;
  const described = words.say('slots.describe', {
    offered: view.offered,
    answered: view.answered,
    slot: latest === null ? NONE : (view.slots[latest.index]?.label ?? NONE),
    rate: latest === null ? NONE : `${formatRate(latest.rate, view.target)}%`,
  });
  return (
    <Tile name="slots-today" title={words.say('slots.title')}>
      <div className="chart-head">
        <h2 className="label">
          {words.say('slots.title')} <em>{words.say('slots.ledger')}</em>
        </h2>
        <StaleMark />
        <Keys view={view} />
      </div>
      <Chart label={described} picture={picture} />
    </Tile>
  );
}
