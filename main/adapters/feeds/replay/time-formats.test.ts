import { describe, expect, it } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import type { TimeFormat } from './mapping-schema.ts';
import { parseDuration, parseTime } from './time-formats.ts';

const read = (text: string, format: TimeFormat, date = '', zone = 'UTC') => {
  const ms = parseTime(text, format, date, createZone(zone));
  return ms === null ? null : new Date(ms).toISOString();
};

describe('recorded times', () => {
  it.each<[string, TimeFormat, string, string | null]>([
    ['0:00:31', 'clock', '1999-01-01', '1999-01-01T00:00:31.000Z'],
    ['23:59', 'clock', '1999-01-01', '1999-01-01T23:59:00.000Z'],
    ['25:10:00', 'clock', '1999-01-31', '1999-02-01T01:10:00.000Z'],
    ['9:05:00', 'clock', '19990201', '1999-02-01T09:05:00.000Z'],
    ['9:05:00', 'clock', '1999/2/1', '1999-02-01T09:05:00.000Z'],
    ['9:05:00', 'clock', '', null],
    ['9:60:00', 'clock', '1999-01-01', null],
    ['9:05:00', 'clock', '1999-02-30', null],
    ['2026-11-22T09:05:00+08:00', 'iso', '', '2026-11-22T01:05:00.000Z'],
    ['2026-11-22T09:05:00.25Z', 'iso', '', '2026-11-22T09:05:00.250Z'],
    ['2026-11-22T09:05:00-0330', 'iso', '', '2026-11-22T12:35:00.000Z'],
    ['2026-11-22T09:05', 'iso', '', '2026-11-22T09:05:00.000Z'],
    ['2026-02-30T09:05:00Z', 'iso', '', null],
    ['2026-11-22 09:05:00', 'datetime', '', '2026-11-22T09:05:00.000Z'],
    ['2026/1/2 9:05', 'datetime', '', '2026-01-02T09:05:00.000Z'],
    ['22.11.2026 09:05:00', 'datetime', '', null],
    ['1795309500', 'epoch-s', '', '2026-11-22T01:05:00.000Z'],
    ['1795309500.25', 'epoch-s', '', '2026-11-22T01:05:00.250Z'],
    ['1795309500250', 'epoch-ms', '', '2026-11-22T01:05:00.250Z'],
    ['-5', 'epoch-s', '', null],
    ['999999999999', 'epoch-s', '', null],
  ])('"%s" as %s with date "%s" is %s', (text, format, date, expected) => {
    expect(read(text, format, date)).toBe(expected);
  });

  it.each([
    ['Asia/Shanghai', '2026-11-22 09:05:00', '2026-11-22T01:05:00.000Z'],
    ['Europe/Berlin', '2026-03-29 02:30:00', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25 02:30:00', '2026-10-25T00:30:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04 00:10:00', '2018-11-04T03:10:00.000Z'],
  ])(
    'in %s, %s is %s: skipped times move forward, of doubled ones the first counts',
    (zone, text, expected) => {
      expect(read(text, 'datetime', '', zone)).toBe(expected);
    },
  );
});

describe('recorded lengths of time', () => {
  it.each([
    ['153', 's', 153_000],
    ['1.5', 's', 1500],
    ['-4', 's', -4000],
    ['250', 'ms', 250],
    ['1:02:03', 'clock', 3_723_000],
    ['0:45', 'clock', 2_700_000],
    ['x', 's', null],
    ['', 's', null],
    ['1:75:00', 'clock', null],
  ] as const)('"%s" in %s is %s ms', (text, unit, expected) => {
    expect(parseDuration(text, unit)).toBe(expected);
  });
});
