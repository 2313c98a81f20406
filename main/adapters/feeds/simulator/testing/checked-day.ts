import { expect } from 'vitest';
import type { Language } from '../../../../../shared/words/words.ts';
import { hasProgram } from '../../../export/testing/office.ts';
import { checkFiles } from '../../../export/testing/read-back.ts';
import { checkSummary } from './check-summary.ts';
import { profileDay } from './profile-day.ts';

const readers = [hasProgram('soffice'), hasProgram('pdftotext')];

/** A day of a hotline whose summary must say what really happened, in the document and in its files. */
export async function checkedDay(
  name: string,
  date: string,
  seats: number,
  language: Language,
): Promise<void> {
  const { summary, spans, truth, events } = profileDay(name, date, seats, language);
  process.stdout.write(`${name}: ${seats} seats, ${events} events\n`);
  expect(events).toBeGreaterThan(5_000);
  checkSummary(summary, spans, truth);
  if (readers.every(Boolean)) await checkFiles(summary);
}
