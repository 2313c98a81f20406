import { describe, expect, it } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { complaintGrid } from '../../complaints/complaint-grid.ts';
import { treesOf } from '../../complaints/place-names.ts';
import { type ComplaintScript, complaintTopics } from '../../testing/complaints.ts';
import { NOON } from '../../testing/wall-states.ts';
import { complaintHeatView } from '../complaint-heat/view.ts';
import { mapDescription, regionMapView } from './view.ts';

function grid(script: ComplaintScript, words = createWords('zh-CN')) {
  const { complaintCells, trees } = complaintTopics(script, NOON);
  return complaintGrid(complaintCells, treesOf(trees), words);
}
const words = createWords('zh-CN');
const hall = { width: 1100, height: 440 };

describe('the map of regions on a screen', () => {
  it('has regions where they lie, the counts beside their names, and the hot one marked', () => {
    const view = regionMapView(grid('hot').regions, hall, words);
    expect([view.columns, view.rows, view.counts]).toEqual([8, 6, 'beside']);
    const jiangsu = view.tiles.find(({ name }) => name === '江苏');
    expect(jiangsu).toMatchObject({ column: 6, row: 3, n: '46', level: 'critical' });
    expect(mapDescription(view.tiles, words)).toMatch(/^各地区近 60 分钟投诉数：江苏 46, 安徽 10, /);
  });
  it('sets long names above their counts, and leaves counts out where not even that has room', () => {
    const en = createWords('en');
    const { regions } = grid('storm', en);
    expect(regionMapView(regions, hall, en).counts).toBe('below');
    const low = regionMapView(regions, { width: 1000, height: 320 }, en);
    expect(low.counts).toBe('none');
    expect(low.tiles.every(({ short }) => short.length >= 3)).toBe(true);
  });
  it('takes what has no room together, and never what is hot', () => {
    // Its complaints are few against those of a large neighbour on a usual day.
    const regions = grid('hot').regions.map((side) =>
      side.name === '江苏' ? { ...side, n: 4 } : { ...side, n: side.n + 9 },
    );
    const view = regionMapView(regions, { width: 500, height: 200 }, words);
    expect(view.tiles.find(({ key }) => key === '')?.name).toMatch(/^其余 \d+ 地$/);
    expect(view.tiles.find(({ name }) => name === '江苏')?.level).toBe('critical');
    const sum = (tiles: { count: number }[]) => tiles.reduce((total, { count }) => total + count, 0);
    expect(sum(view.tiles)).toBe(sum(regionMapView(regions, hall, words).tiles));
  });
});

describe('the map of classes by regions', () => {
  const room = { rows: 7, columns: 8, nameEms: 7 };
  it('has the most unusual first and says how many there are, the rest in a last line and column', () => {
    const { rows, columns } = complaintHeatView(grid('storm'), room, words);
    expect([rows.length, columns.length]).toEqual([7, 8]);
    expect(rows[0]).toMatchObject({ name: '停送电投诉', level: 'critical' });
    expect([rows.at(-1)?.name, columns.at(-1)?.name]).toEqual(['其余 18 类', '其余']);
    expect(columns[0]?.name).toBe('江苏');
    expect(rows[0]?.cells).toMatch(/^c[nwac ]{7}$/);
  });
  it('is in the order of the complaints while nothing is unusual', () => {
    const { rows } = complaintHeatView(grid('calm'), room, words);
    const counts = rows.map(({ n }) => Number(n));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(rows.every(({ cells }) => /^[n ]+$/.test(cells))).toBe(true);
  });
});
