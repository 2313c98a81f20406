import type { AskArgs, Answers } from '../../../shared/contract/asks.ts';
import { safeFileName } from '../../../shared/model/safe-file-name.ts';
import type { SummaryFormat } from '../../../shared/model/summary-kinds.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { summaryBytes } from '../../adapters/export/write-summary.ts';
import { deskReport } from '../../station/reports/desk-report.ts';
import { reportDocument } from '../../station/reports/report-document.ts';
import { isSimulated } from '../../station/shift/digest.ts';
import type { History } from './history.ts';

/** Of each format: the end of the name, the type, and the rows that it has room for: nobody reads 500 pages of paper. */
const files = {
  xlsx: {
    end: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    most: Infinity,
  },
  csv: { end: 'zip', type: 'application/zip', most: Infinity },
  pdf: { end: 'pdf', type: 'application/pdf', most: 2_000 },
  png: { end: 'png', type: 'image/png', most: 2_000 },
  json: { end: 'json', type: 'application/json', most: Infinity },
} as const satisfies Record<SummaryFormat, { end: string; type: string; most: number }>;

/** A report as a file for whoever asks, named after it and its days. @param now the centre's, epoch ms */
export async function reportFile(
  { reader, settings }: History,
  { ask, title, format, language }: AskArgs<'report.export'>,
  now: number,
): Promise<Answers['report.export']> {
  const { made, ...size } = deskReport(reader, settings, ask, now);
  if (made === null) return { file: null, ...size };
  const words = createWords(language, settings.words);
  const { end, type, most } = files[format];
  const summary = reportDocument(made, {
    settings,
    args: ask,
    words,
    title,
    most,
    writtenAt: Date.now(),
    simulated: isSimulated(reader, ask.from),
  });
  const zone = createZone(settings.zone);
  const days = [ask.from, ask.to - 1].map((ms) => formatLocal(zone, ms, 'date'));
  const name = `${safeFileName(summary.title)} ${[...new Set(days)].join(' ')}.${end}`;
  const base64 = Buffer.from(await summaryBytes(summary, format)).toString('base64');
  return { file: { name, type, base64 }, ...size };
}
