import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SummaryFile } from '../../../shared/contract/asks/summary-asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Summary } from '../../../shared/model/summary.ts';
import { createWords, languages } from '../../../shared/words/words.ts';
import type { Language } from '../../../shared/words/words.ts';
import { openReader } from '../../adapters/archive/open-reader.ts';
import type { ArchiveReader } from '../../adapters/archive/open-reader.ts';
import { changeTexts } from '../../adapters/export/change-texts.ts';
import { makeSummary } from '../../station/shift/summary.ts';
import { isCorrection, summaryChanges } from '../../station/shift/summary-changes.ts';
import type { SummaryFigures } from '../../station/shift/summary-changes.ts';
import type { ExportJob, LookJob, SummaryAbout, SummaryDone, SummaryJob, WriteJob } from './summary-job.ts';

/** Where the data is and what it means. */
export interface SummaryHome {
  /** The station's data folder. */
  folder: string;
  settings: Settings;
}

/** Does what the station wants of its summaries, beside it. @throws what keeps it from being done */
export async function doSummaryJob(
  home: SummaryHome,
  job: SummaryJob,
): Promise<SummaryDone[keyof SummaryDone]> {
  if (job.kind === 'look') return look(home, job);
  return job.kind === 'write' ? write(home, job) : exportNow(home, job);
}

function look({ folder }: SummaryHome, { late }: LookJob): SummaryDone['look'] {
  return withReader(folder, (reader) => reader.lateAfter(late.cursors, late.from, late.to));
}

async function exportNow(home: SummaryHome, job: ExportJob): Promise<SummaryDone['export']> {
  const summary = withReader(home.folder, (reader) =>
    summaryOf(home, reader, job.about, job.language, job.writtenAt, 1),
  );
  const { summaryBytes } = await import('../../adapters/export/write-summary.ts');
  const bytes = await summaryBytes(summary, job.format);
  return { bytes };
}

async function write(home: SummaryHome, job: WriteJob): Promise<SummaryDone['write']> {
  // Before the work: most of what keeps a file from being written is known at once.
  mkdirSync(job.folder, { recursive: true });
  accessSync(job.folder, constants.W_OK | constants.X_OK);
  const before = job.before === null ? null : figuresOf(job.before);
  const wanted = wantedLanguages(job, before);
  // One moment for all of it: what comes after is late for this one.
  const { late, eventsFrom, documents } = withReader(home.folder, (reader) => ({
    late: reader.lateAfter(job.late.cursors, job.late.from, job.late.to),
    eventsFrom: reader.ordersFrom(),
    documents: wanted.map((each) => summaryOf(home, reader, job.about, each, job.writtenAt, job.issue)),
  }));
  const [first] = documents;
  const changes = before === null ? [] : summaryChanges(before, first!);
  if (before !== null && (!isCorrection(changes) || isPurged(before, job, eventsFrom)))
    return { late, written: null };
  const texts: Record<Language, string[]> = { 'zh-CN': [], en: [] };
  for (const document of documents) {
    texts[document.language] = changeTexts(
      createWords(document.language, home.settings.words),
      document,
      changes,
    );
    document.changes = texts[document.language];
  }
  const files: SummaryFile[] = [];
  for (const document of documents) files.push(...(await writeFiles(job, document)));
  const { language, tables } = first!;
  const figures = JSON.stringify({ language, tables } satisfies SummaryFigures);
  const written = {
    files,
    hash: createHash('sha256').update(figures).digest('hex'),
    figures: deflateRawSync(figures),
    digest: Object.fromEntries(
      documents
        .filter((each) => job.told.includes(each.language))
        .map((each) => [each.language, linesOf(home, each)]),
    ),
    changes: texts,
  };
  return { late, written };
}

/** Orders of its first days are gone: another issue would say less of them than the one before, not more. */
function isPurged({ tables }: SummaryFigures, { about }: WriteJob, eventsFrom: number): boolean {
  return about.span.start < eventsFrom && tables.some(({ key, rows }) => key === 'orders' && rows.length > 0);
}

/** That of the issue before goes first, for only texts of one language can be compared. */
function wantedLanguages(job: WriteJob, before: SummaryFigures | null): Language[] {
  const written = languages.filter((each) => job.names[each] !== undefined);
  if (before === null) return [...new Set([...written, ...job.told])];
  return [...new Set([before.language, ...languages])];
}

async function writeFiles(job: WriteJob, summary: Summary): Promise<SummaryFile[]> {
  const base = job.names[summary.language];
  if (base === undefined) return [];
  // Brought in when there is something to write: it is large.
  const { summaryBytes } = await import('../../adapters/export/write-summary.ts');
  const { replaceFile } = await import('../../adapters/export/replace-file.ts');
  const files: SummaryFile[] = [];
  for (const format of job.formats) {
    const name = `${base}.${format === 'csv' ? 'zip' : format}`;
    const bytes = await summaryBytes(summary, format);
    replaceFile(join(job.folder, name), bytes);
    files.push({ name, format, language: summary.language, bytes: Buffer.byteLength(bytes) });
  }
  return files;
}

/** The document's lines without the first, which says what it is; whoever reads them must see that nothing of it happened. */
function linesOf({ settings }: SummaryHome, { language, digest, simulated }: Summary): string[] {
  const note = createWords(language, settings.words).say('summary.note.simulated');
  return [...(simulated ? [note] : []), ...digest.slice(1)];
}

function summaryOf(
  { settings }: SummaryHome,
  reader: ArchiveReader,
  about: SummaryAbout,
  language: Language,
  writtenAt: number,
  issue: number,
): Summary {
  const words = createWords(language, settings.words);
  return makeSummary(reader, settings, { ...about, words, writtenAt, issue, changes: [] });
}

function figuresOf(deflated: Uint8Array): SummaryFigures {
  return JSON.parse(inflateRawSync(deflated).toString()) as SummaryFigures;
}

function withReader<T>(folder: string, read: (reader: ArchiveReader) => T): T {
  const reader = openReader(folder);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}
