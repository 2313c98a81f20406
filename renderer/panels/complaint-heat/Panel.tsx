import { useRef } from 'react';
import { CanvasLayer } from '../../charts/CanvasLayer.tsx';
import type { ChartSize } from '../../charts/chart-look.ts';
import { useWall } from '../../link/use-station.ts';
import { useComplaintGrid } from '../../complaints/use-complaint-grid.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { drawHeat } from '../queue-heat/draw-heat.ts';
import { useRoom } from '../use-room.ts';
import { complaintHeatView, type HeatRoom } from './view.ts';
import '../queue-heat/panel.css';
import './panel.css';
import type { Pen } from '../../charts/sheet.ts';

/** Design units: beside and above the cells, the smallest cell, a letter of a name. */
const SIZES = { beside: 268, above: 116, column: 36, row: 34, name: 25, left: 190 };

/** A map of few classes is no wall of colour, rem. */
const MOST_ROW_REM = 0.7;

function roomFor({ width, height }: { width: number; height: number }): HeatRoom {
  return {
    columns: Math.max(2, Math.floor((width - SIZES.beside) / SIZES.column)),
    rows: Math.max(2, Math.floor((height - SIZES.above) / SIZES.row)),
    nameEms: (SIZES.left - 22) / SIZES.name,
  };
}

/** Which classes of complaints come from which regions. */
export function Panel() {
  const { words, palette } = useWall();
  const grid = useComplaintGrid();
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const view = complaintHeatView(grid, roomFor(room ?? { width: 0, height: 0 }), words);
  const { rows, columns } = view;
  const cells = rows.map((row) => row.cells);
  const picture = {
    data: `${palette.ground} ${columns.length} ${cells.join('|')}`,
    draw: (pen: Pen, size: ChartSize) => drawHeat(pen, size, cells, Math.max(1, columns.length), palette),
  };
  const title = words.say('hotspots.heat');
  return (
    <Tile name="complaint-heat" title={title}>
      <h2 className="label">
        {title} <em>{words.say('hotspots.minutes')}</em>
      </h2>
      <StaleMark />
      {columns.length === 0 && <p className="note">{words.say('hotspots.map.none')}</p>}
      <div ref={place} className="complaint-grid">
        {columns.length > 0 && room !== null && (
          <>
            <ul
              className="heat-columns"
              style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}
            >
              {columns.map(({ key, name }) => (
                <li key={key}>{name}</li>
              ))}
            </ul>
            <div className="heat" style={{ maxHeight: `${rows.length * MOST_ROW_REM}rem` }}>
              <ul className="heat-names">
                {rows.map((row) => (
                  <li key={row.key}>{row.name}</li>
                ))}
              </ul>
              <div className="heat-cells" role="img" aria-label={title}>
                <CanvasLayer picture={picture} />
              </div>
              <ul className="heat-rates">
                {rows.map((row) => (
                  <li key={row.key} data-level={row.level}>
                    {row.n}
                  </li>
                ))}
              </ul>
            </div>
          </>
        )}
      </div>
    </Tile>
  );
}
