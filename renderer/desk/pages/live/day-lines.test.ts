import { describe, expect, it } from 'vitest';
import type { SlotLine } from '../../../../shared/contract/asks/rows-asks.ts';
import type { Counters } from '../../../../shared/measure/counters.ts';
import { peaks } from '../../../testing/wall-states.ts';
import { dayLines, type DayRules, dayTotal } from './day-lines.ts';
import { slotChartView } from './slot-chart-view.ts';

const slot = (start: number, counters: Partial<Counters>, longest = 0): SlotLine => ({
  start,
  end: start + 100,
  counters,
  peaks: peaks({ waitMsMax: longest, depthMax: longest / 10 }),
});
const offer = { ledger: 'offer', excludeShortAbandons: false, variant: 7, seconds: 20 } as const;
const day = [
  slot(
    0,
    {
      offered: 10,
      answered: 8,
      abandoned: 2,
      abandonedShort: 1,
      ended: 10,
      waitMsAnswered: 4_000,
      handled: 8,
      talkMs: 80_000,
    },
    50,
  ),
  slot(100, { offered: 4, answered: 3, open: 1, ended: 3 }, 20),
  slot(200, {}),
];

describe('the slots of a day', () => {
  it('have the rate of those whose outcome is known, times per contact, and a state', () => {
    expect(dayLines(day, offer, 150)).toMatchObject([
      { rate: { hits: 8, total: 10 }, asaMs: 500, attMs: 10_000, longestMs: 50, state: 'complete' },
      { rate: { hits: 3, total: 3 }, asaMs: 0, attMs: null, state: 'running' },
      { offered: 0, rate: { hits: 0, total: 0 }, asaMs: null, state: 'coming' },
    ]);
  });
  it('follow the ledger and the setting for short abandons', () => {
    expect(dayLines(day, { ...offer, excludeShortAbandons: true }, 150)[0]?.rate).toEqual({
      hits: 8,
      total: 9,
    });
    expect(dayLines(day, { ...offer, ledger: 'event' }, 150)[1]?.rate).toEqual({ hits: 3, total: 3 });
  });
  it('have the service level of the variant within the threshold asked for', () => {
    const slots = [slot(0, { answered: 8, abandoned: 2, answeredIn20: 5, answeredIn60: 7 }), slot(100, {})];
    const level = (rules: Partial<DayRules>) => dayLines(slots, { ...offer, ...rules }, 150)[0]?.level;
    expect([level({}), level({ seconds: 60 }), level({ variant: 1 })]).toEqual([0.5, 0.7, 0.625]);
    expect(level({ seconds: 30 })).toBe(0);
    expect(dayLines(slots, offer, 150)[1]?.level).toBeNull();
  });
  it('are open as long as one of their contacts is', () => {
    expect(dayLines(day, offer, 500)[1]?.state).toBe('running');
  });
  it('add up; of peaks there is the highest', () => {
    expect(dayTotal(day, offer)).toMatchObject({
      start: 0,
      end: 300,
      offered: 14,
      rate: { hits: 11, total: 13 },
      longestMs: 50,
      depthMax: 5,
    });
  });
});

describe('their chart', () => {
  const chart = slotChartView(dayLines(day, offer, 150), 0.97);
  it('has a bar for each slot with contacts, and of it what was not answered', () => {
    expect(chart).toMatchObject({
      most: 10,
      bars: [
        { at: 0, offered: 60, missed: 12, running: false },
        { at: 1, offered: 24, missed: 0, running: true },
      ],
    });
  });
  it('has a line from rate to rate over a scale that holds them all, broken where there is none', () => {
    expect(chart.floor).toBe(0.7);
    expect(chart.line).toBe('M0.5 26.67L1.5 0');
    const gap = slotChartView(dayLines([day[0]!, day[2]!, day[0]!], offer, 999), 0.97);
    expect(gap.line).toBe('M0.5 26.67M2.5 26.67');
  });
});
