import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers, AskArgs } from '../../../shared/contract/asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { Language } from '../../../shared/words/words.ts';
import type { SummaryJournal } from '../../adapters/archive/summary-journal.ts';
import type { ToldSummary } from '../../adapters/notify/hook-summary.ts';
import type { Clock, Log } from '../../station/ports.ts';
import { summaryFileName } from '../../station/shift/summary-file-name.ts';
import type { Station } from '../../station/station.ts';
import { aboutWanted } from './summary-about.ts';
import type { SummaryAbout } from './summary-job.ts';
import { openSummaryLine } from './summary-line.ts';
import type { SummaryLine } from './summary-line.ts';
import { SummaryWriter } from './summary-writer.ts';

/** More exports at once are not made: whoever wants one tries again. */
const MOST_WAITING = 8;
/** A longer time takes minutes to make. Unit: ms. */
const LONGEST_MS = 100 * 86_400_000;

/** The summaries of a station: written by themselves, and made when somebody asks. */
export class HubSummaries {
  readonly #settings: Settings;
  readonly #line: SummaryLine;
  readonly #zone: Zone;
  readonly #clock: Clock;
  #writer: SummaryWriter | null = null;

  constructor(ground: { settings: Settings; folder: string; clock: Clock; log: Log }) {
    const { settings, folder, clock, log } = ground;
    this.#settings = settings;
    this.#clock = clock;
    this.#zone = createZone(settings.zone);
    this.#line = openSummaryLine({ folder, settings }, log);
  }

  /** Begins to write them. */
  start(parts: {
    folder: string;
    journal: SummaryJournal;
    station: Pick<Station, 'store' | 'noteFaults' | 'health'>;
    log: Log;
    written(summary: ToldSummary): void;
  }): void {
    if (this.#settings.summaries.kinds.length === 0) return;
    this.#writer = new SummaryWriter({
      ...parts,
      settings: this.#settings,
      line: this.#line,
      clock: this.#clock,
      centreNow: () => parts.station.health().at,
    });
  }

  /** How many are due and could not be written. */
  failing(): number {
    return this.#writer?.failing() ?? 0;
  }

  answerers(): Answerers {
    return { 'summaries.export': (asked) => this.#export(asked) };
  }

  async close(): Promise<void> {
    const ended = this.#writer?.close();
    await this.#line.close();
    await ended;
  }

  async #export({ of, format, language }: AskArgs<'summaries.export'>) {
    const about = aboutWanted(this.#settings, this.#zone, of);
    const { start, end } = about.span;
    if (end - start > LONGEST_MS) throw new AskRefusal('args', 'the time is longer than a quarter');
    if (this.#line.waiting() >= MOST_WAITING)
      throw new AskRefusal('refused', 'too many exports wait: try again in a moment');
    const job = { kind: 'export', about, format, language, writtenAt: this.#clock.now() } as const;
    const { bytes } = await this.#line.do(job);
    const name = `${this.#nameOf(about, language)}.${format === 'csv' ? 'zip' : format}`;
    return { name, base64: Buffer.from(bytes).toString('base64') };
  }

  #nameOf(about: SummaryAbout, language: Language): string {
    const words = createWords(language, this.#settings.words);
    const { kind, shift: name, date, span } = about;
    const ranged = kind === 'report';
    return summaryFileName(words, this.#zone, { kind, name, date, ...span }, 1, ranged);
  }
}
