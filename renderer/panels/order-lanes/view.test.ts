import { describe, expect, it } from 'vitest';
import { link, orderFigures } from '../../testing/orders.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { laneViews } from './view.ts';

describe('the lanes of work orders', () => {
  it('stand in the order of the work, with what is open and how many got through in time', () => {
    const links = { handle: link({ open: 100, soon: 10, overdue: 25, done: 975, doneInTime: 900 }) };
    const views = laneViews(orderFigures({ links }));
    expect(views.map(({ lane }) => lane)).toEqual(['dispatch', 'reach', 'handle', 'satisfaction']);
    expect(views[2]).toEqual({
      lane: 'handle',
      known: true,
      open: '100',
      rate: '90.0%',
      interval: '',
      soon: '10',
      overdue: '25',
      shares: { soon: 0.1, overdue: 0.25 },
    });
  });
  it('count what is past its limit and not done as missed', () => {
    const [lane] = laneViews(orderFigures({ links: { dispatch: link({ open: 1, overdue: 1 }) } }));
    expect(lane).toMatchObject({ rate: '0.0%', interval: wilsonPercent(0, 1) });
  });
  it('say how sure a share of few is, those past their limit among them, and no more once there are many', () => {
    const interval = (done: number, overdue: number) =>
      laneViews(orderFigures({ links: { reach: link({ done, doneInTime: done - 4, overdue }) } }))[1]
        ?.interval;
    expect(interval(8, 4)).toBe(wilsonPercent(4, 12));
    expect(interval(199, 0)).toBe(wilsonPercent(195, 199));
    expect(interval(199, 1)).toBe('');
    expect(laneViews(orderFigures({ links: { reach: link() } }))[1]?.interval).toBe('');
  });
  it('have dashes where no kind has such a link, and before the first order', () => {
    const blank = { known: false, open: '—', rate: '—', soon: '', overdue: '' };
    for (const lane of laneViews(undefined)) expect(lane).toMatchObject(blank);
    expect(laneViews(orderFigures({ links: { dispatch: link() } }))[0]).toMatchObject({
      known: true,
      open: '0',
      rate: '—',
    });
  });
});
