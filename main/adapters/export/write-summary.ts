import type { Summary } from '../../../shared/model/summary.ts';
import type { SummaryFormat } from '../../../shared/model/summary-kinds.ts';
import type { Words } from '../../../shared/words/words.ts';
import { createWords } from '../../../shared/words/words.ts';
import { replaceFile } from './replace-file.ts';
import { summaryCsv } from './summary-csv.ts';
import { summaryJson } from './summary-json.ts';
import { summaryPdf } from './summary-pdf.ts';
import { summaryPng } from './summary-png.ts';
import { summaryXlsx } from './summary-xlsx.ts';

const writers = {
  xlsx: summaryXlsx,
  csv: summaryCsv,
  pdf: summaryPdf,
  png: summaryPng,
  json: summaryJson,
} satisfies Record<
  SummaryFormat,
  (summary: Summary, words: Words) => Uint8Array | string | Promise<Uint8Array>
>;

/** A summary as the bytes of a file. Takes up to seconds of processor time: call it where nothing waits. */
export async function summaryBytes(summary: Summary, format: SummaryFormat): Promise<Uint8Array> {
  const made = await writers[format](summary, createWords(summary.language));
  return typeof made === 'string' ? Buffer.from(made) : made;
}

/**
 * Writes a summary whole or not at all, replacing what was at `path`.
 * @throws the file system's error, such as no space or no right to write there
 */
export async function writeSummary(summary: Summary, format: SummaryFormat, path: string): Promise<void> {
  replaceFile(path, await summaryBytes(summary, format));
}
