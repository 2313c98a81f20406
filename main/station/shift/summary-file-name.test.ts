import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { summaryFileName } from './summary-file-name.ts';
import type { SummaryOf } from './written-summary.ts';

const zone = createZone('Asia/Shanghai');
const start = Date.UTC(2026, 4, 18, 0);
const of = (given: Partial<SummaryOf>): SummaryOf => ({
  kind: 'shift',
  name: '早班',
  date: '2026-05-18',
  start,
  end: start + 8 * 3_600_000,
  ...given,
});
const named = (given: Partial<SummaryOf>, issue = 1, twin = false, language: 'zh-CN' | 'en' = 'zh-CN') =>
  summaryFileName(createWords(language), zone, of(given), issue, twin);

test('names begin with when it was, and corrections come beside the first', () => {
  expect(named({})).toBe('2026-05-18 早班 交接班报告');
  expect(named({}, 2)).toBe('2026-05-18 早班 交接班报告 更正2');
  expect(named({}, 1, true, 'en')).toBe('2026-05-18 早班 0800-1600 shift summary');
  expect(named({ kind: 'month', name: '', date: '2026-05-01' })).toBe('2026-05 话务月报');
  expect(named({ kind: 'quarter', name: '', date: '2026-04-01' }, 3)).toBe('2026-Q2 话务季报 更正3');
});

test('whatever a shift is called, its file stays in its folder, fits, and is told apart from others', () => {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('<>:"/\\|?*. \u202e\u200b\u0000\n早CON')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const names = fc.array(unit, { minLength: 1, maxLength: 128 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(names, names, (name, other) => {
      const file = `${named({ name }, 2, true)}.xlsx`;
      expect(file).toMatch(/^2026-05-18 /);
      expect(file).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255);
      if (name.normalize('NFC') !== other.normalize('NFC'))
        expect(named({ name })).not.toBe(named({ name: other }));
    }),
    { numRuns: 200 },
  );
});
