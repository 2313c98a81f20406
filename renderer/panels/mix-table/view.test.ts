import { describe, expect, it } from 'vitest';
import type { MixCell, Topics } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { station } from '../../testing/wall-states.ts';
import { mixRows } from './view.ts';

const words = createWords('zh-CN');
const cell = (given: Partial<MixCell> = {}): MixCell => ({
  ivrEntered: 0,
  ivrLeft: 0,
  selfServed: 0,
  offered: 0,
  answered: 0,
  abandonedShort: 0,
  open: 0,
  ...given,
});
const keys = (mix: Topics['mix'], most = 9, rules = station()) => mixRows(mix, 'ivrKey', most, rules, words);

describe('the day by one dimension', () => {
  it('has no rows before the first contact, and takes only its own dimension', () => {
    expect(keys({})).toEqual([]);
    expect(keys({ 'channel:voice': cell({ offered: 5 }), 'ivrKeys:1': cell({ offered: 5 }) })).toEqual([]);
  });
  it('shows dashes for what nobody did: no way in, no rate; a count is 0', () => {
    const [row] = keys({ 'ivrKey:1': cell({ offered: 3, open: 3 }) });
    expect(row).toMatchObject({ entered: '—', offered: '3', rate: { text: '—', level: null, interval: '' } });
    expect(keys({ 'ivrKey:1': cell({ ivrEntered: 8 }) })[0]).toMatchObject({ entered: '8', offered: '0' });
  });
  it('reckons the rate of the contacts whose outcome is known, short abandons excluded where the centre says so', () => {
    const mix = { 'ivrKey:1': cell({ offered: 1_000, answered: 900, open: 40, abandonedShort: 25 }) };
    expect(keys(mix)[0]?.rate.text).toBe(`${((900 / 960) * 100).toFixed(1)}%`);
    const excluding = station({ excludeShortAbandons: true });
    expect(keys(mix, 9, excluding)[0]?.rate.text).toBe(`${((900 / 935) * 100).toFixed(1)}%`);
    const allShort = { 'ivrKey:1': cell({ offered: 4, abandonedShort: 4 }) };
    expect(keys(allShort, 9, excluding)[0]?.rate.text).toBe('—');
  });
  it('says how sure a rate from fewer than 200 contacts is', () => {
    const rates = keys({
      'ivrKey:1': cell({ offered: 205, answered: 190, open: 6 }),
      'ivrKey:2': cell({ offered: 200, answered: 190 }),
    }).map(({ rate }) => rate.interval);
    expect(rates).toEqual([wilsonPercent(190, 199), '']);
  });
  it('puts the most used first, by whichever way they are known, and equals by their value', () => {
    const mix = {
      'ivrKey:b': cell({ ivrEntered: 50 }),
      'ivrKey:a': cell({ offered: 50 }),
      'ivrKey:9': cell({ ivrEntered: 60, offered: 1 }),
      'ivrKey:0': cell({ offered: 61 }),
    };
    expect(keys(mix).map(({ name }) => name)).toEqual(['0', '9', 'a', 'b']);
  });
  it('adds up in its last row those that have no room', () => {
    const mix = Object.fromEntries(
      [9, 8, 7, 6].map((offered, at) => [
        `ivrKey:${at}`,
        cell({ offered, answered: offered - at, ivrEntered: at }),
      ]),
    );
    expect(keys(mix, 4)).toHaveLength(4);
    const rows = keys(mix, 3);
    expect(rows.map(({ name }) => name)).toEqual(['0', '1', '其余 2 项']);
    expect(rows[2]).toMatchObject({
      entered: String(2 + 3),
      offered: String(7 + 6),
      rate: { text: `${((8 / 13) * 100).toFixed(1)}%`, interval: wilsonPercent(8, 13) },
      bar: { entered: 5 / 13, offered: 1, answered: 8 / 13 },
    });
  });
  it('never draws a bar longer than its room, and reads huge counts by their thousands', () => {
    const rows = keys({
      'ivrKey:1': cell({ ivrEntered: 123_456_789, offered: 98_765_432, answered: 98_765_432 }),
      'ivrKey:2': cell({ offered: 1 }),
    });
    expect(rows[0]).toMatchObject({
      entered: '123,456,789',
      offered: '98,765,432',
      rate: { text: '100.0%' },
    });
    for (const { bar } of rows)
      expect(Math.max(bar.entered, bar.offered, bar.answered)).toBeLessThanOrEqual(1);
  });
  it('names what has no value, known channels in words, and everything else exactly as the source does', () => {
    const nameIn = (dimension: 'ivrKey' | 'channel' | 'language', value: string) =>
      mixRows({ [`${dimension}:${value}`]: cell({ offered: 1 }) }, dimension, 9, station(), words)[0]?.name;
    expect([nameIn('ivrKey', ''), nameIn('channel', ''), nameIn('channel', 'voice')]).toEqual([
      '未按键',
      '未说明',
      '电话',
    ]);
    const hostile = [
      '__proto__',
      'a:b:c',
      '<img src=x onerror=alert(1)>',
      '{{count}} $t(mix.none)',
      '长'.repeat(500),
    ];
    for (const value of hostile) expect([value, nameIn('channel', value)]).toEqual([value, value]);
    expect(nameIn('language', 'voice')).toBe('voice');
  });
  it('keeps its last row apart from every value, whatever that is called', () => {
    for (const value of ['', '\n', 'ivrKey', 'rest']) {
      const mix = { [`ivrKey:${value}`]: cell({ offered: 9 }), 'ivrKey:1': cell(), 'ivrKey:2': cell() };
      expect(new Set(keys(mix, 2).map(({ key }) => key)).size).toBe(2);
    }
  });
});
