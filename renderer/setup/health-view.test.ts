import { describe, expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { healthView } from './health-view.ts';

const fine = {
  backend: '45.5.0',
  since: Date.UTC(2026, 10, 28, 1, 2, 3),
  crashReports: 0,
  stationRestarts: 0,
  pageReloads: 0,
  gpuLosses: 0,
  softwareRendering: false,
};

describe('the application’s health', () => {
  it('is well where nothing has happened', () => {
    const { well, facts } = healthView(fine, createWords('en'), 'Asia/Shanghai');
    expect(well).toBe(true);
    expect(facts[0]).toEqual({ name: 'Runs since', value: '2026-11-28 09:02:03', troubled: false });
  });
  it.each(['crashReports', 'stationRestarts', 'pageReloads', 'gpuLosses'] as const)('tells of %s', (what) => {
    const { well, facts } = healthView({ ...fine, [what]: 3 }, createWords('zh-CN'), 'Asia/Shanghai');
    expect(well).toBe(false);
    expect(facts.filter(({ troubled }) => troubled)).toMatchObject([
      { value: expect.stringMatching(/^3 [次份]$/) },
    ]);
  });
  it('tells that it draws in software', () => {
    expect(healthView({ ...fine, softwareRendering: true }, createWords('zh-CN'), 'UTC').well).toBe(false);
  });
});
