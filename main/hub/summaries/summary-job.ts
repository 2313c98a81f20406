import type { SummaryFile } from '../../../shared/contract/asks/summary-asks.ts';
import type { SummaryFormat } from '../../../shared/model/summary-kinds.ts';
import type { Language } from '../../../shared/words/words.ts';
import type { EventCursors, LateFound } from '../../adapters/archive/late-reads.ts';
import type { ShiftSpans } from '../../station/shift/summary-span.ts';
import type { SummarySpans } from '../../station/shift/summary-asked.ts';

/** What a summary is about and who had it. */
export type SummaryAbout = (SummarySpans | ShiftSpans) & { shift: string; team: string; leader: string };

/** From where on the events are looked at, and for which times; epoch ms, half-open. */
export interface LateAsked {
  cursors: EventCursors | null;
  from: number;
  to: number;
}

/** Writes a summary as files, or finds that a correction would alter nothing. */
export interface WriteJob {
  kind: 'write';
  about: SummaryAbout;
  issue: number;
  /** Epoch ms. */
  writtenAt: number;
  /** Whole path. */
  folder: string;
  formats: readonly SummaryFormat[];
  /** In which it is written, with the name of its files without their ending. */
  names: Partial<Record<Language, string>>;
  /** In which somebody is told its lines. */
  told: readonly Language[];
  /** Figures of the issue that this one corrects, deflated. */
  before: Uint8Array | null;
  late: LateAsked;
}

/** Makes one file that somebody asked for. */
export interface ExportJob {
  kind: 'export';
  about: SummaryAbout;
  writtenAt: number;
  format: SummaryFormat;
  language: Language;
}

/** Looks for what came late. */
export interface LookJob {
  kind: 'look';
  late: LateAsked;
}

export type SummaryJob = WriteJob | ExportJob | LookJob;

/** What became of it. */
export interface SummaryDone {
  write: {
    late: LateFound;
    /** Null: no figure is another one than in the issue before. */
    written: WrittenFiles | null;
  };
  export: { bytes: Uint8Array };
  look: LateFound;
}

export interface WrittenFiles {
  files: SummaryFile[];
  hash: string;
  /** Deflated, for the next comparison. */
  figures: Uint8Array;
  digest: Partial<Record<Language, string[]>>;
  changes: Record<Language, string[]>;
}
