import { describe, expect, it } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { orderFigures } from '../../testing/orders.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { orderFiguresView } from './view.ts';

const words = createWords('zh-CN');
const view = (given: Parameters<typeof orderFigures>[0]) =>
  orderFiguresView(orderFigures(given), 0.95, words);
const figure = (given: Parameters<typeof orderFigures>[0], name: string) =>
  view(given).figures.find(({ key }) => key === name);

describe('work orders in figures', () => {
  it('lead with the share closed in time, of how many, and how many were late', () => {
    expect(view({ closedWithLimit: 1_104, closedLate: 71 })).toMatchObject({
      rate: ((1_033 / 1_104) * 100).toFixed(1),
      notes: ['办结 1,104 件', '逾期 71 件'],
      target: '目标 95%，还需按时 316 件',
    });
  });
  it('say how sure a share of few is, and never round a late one away', () => {
    expect(view({ closedWithLimit: 40, closedLate: 4 }).notes).toContain(`95% 区间 ${wilsonPercent(36, 40)}`);
    expect(view({ closedWithLimit: 100_000, closedLate: 1 }).rate).toBe('99.9');
  });
  it('have a dash, not a faultless share, where nothing was closed with a limit', () => {
    expect(view({ open: 14, closedToday: 9 })).toMatchObject({
      rate: '—',
      notes: ['没有带时限的办结工单'],
      target: '目标 95%',
    });
  });
  it('colour what is overdue, and nothing else', () => {
    expect(figure({ overdueOpen: 900, open: 20_000, soon: 1_204 }, 'overdue')).toMatchObject({
      text: '900',
      level: 'critical',
      notes: ['在办 20,000', '临近 1,204'],
    });
    const calm = view({ soon: 3, breachSoon: 2, supervised: 1, flagged: 1 });
    expect(calm.figures.map(({ level }) => level)).toEqual([null, null, null, null]);
  });
  it('have a dash for a forecast as long as there is no pace', () => {
    expect(figure({ breachSoon: 230, breachForecast: null }, 'breach')).toMatchObject({
      text: '230',
      notes: ['照此进度约 —'],
    });
  });
  it('name contradictory orders only where there are some', () => {
    expect(figure({ suspended: 2 }, 'supervised')?.notes).toEqual(['挂起 2']);
    expect(figure({ suspended: 2, flagged: 3 }, 'supervised')?.notes).toEqual(['挂起 2', '矛盾 3']);
  });
  it('show how much of what came in today went out, at most all', () => {
    expect(view({ createdToday: 4, closedToday: 1 }).flow).toBe(0.25);
    expect(view({ createdToday: 4, closedToday: 9 }).flow).toBe(1);
    expect(view({ closedToday: 9 }).flow).toBeNull();
  });
});
