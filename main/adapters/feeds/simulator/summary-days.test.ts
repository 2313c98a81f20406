import { describe, expect, test } from 'vitest';
import { hasProgram } from '../../export/testing/office.ts';
import { checkFiles } from '../../export/testing/read-back.ts';
import { checkSummary } from './testing/check-summary.ts';
import { profileDay } from './testing/profile-day.ts';

const readers = [hasProgram('soffice'), hasProgram('pdftotext')];

describe.each([
  ['11183', '2026-11-24', 'zh-CN'],
  ['95388', '2026-11-25', 'en'],
  ['95598', '2026-11-24', 'zh-CN'],
  ['96789', '2026-11-26', 'en'],
] as const)('a day of %s with few seats', (name, date, language) => {
  test('every number is what really happened, and the files say the same', { timeout: 240_000 }, async () => {
    const { summary, spans, truth, events } = profileDay(name, date, 40, language);
    process.stdout.write(`${name}: ${events} events\n`);
    expect(events).toBeGreaterThan(5_000);
    checkSummary(summary, spans, truth);
    if (readers.every(Boolean)) await checkFiles(summary);
  });
});
