import { isAbsolute, join } from 'node:path';
import type { Fault } from '../../../shared/model/fault.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { SummaryJournal, SummaryWatch } from '../../adapters/archive/summary-journal.ts';
import type { ToldSummary } from '../../adapters/notify/hook-summary.ts';
import { sweepParts } from '../../adapters/export/replace-file.ts';
import type { Clock, Log } from '../../station/ports.ts';
import { dueSummaries, HORIZON_MS } from '../../station/shift/due-summaries.ts';
import { readySuspect, withLate } from '../../station/shift/late-suspects.ts';
import { summaryFileName } from '../../station/shift/summary-file-name.ts';
import { shiftsOfName } from '../../station/shift/summary-span.ts';
import { currentIssues, summaryKey } from '../../station/shift/written-summary.ts';
import type { IssuedSummary, SummaryOf } from '../../station/shift/written-summary.ts';
import type { Station } from '../../station/station.ts';
import { Attempts } from './attempts.ts';
import { aboutOf } from './summary-about.ts';
import type { LateAsked, SummaryDone, WriteJob } from './summary-job.ts';
import type { SummaryLine } from './summary-line.ts';

export interface WriterParts {
  settings: Settings;
  /** The station's data folder. */
  folder: string;
  journal: SummaryJournal;
  line: Pick<SummaryLine, 'do'>;
  station: Pick<Station, 'store' | 'noteFaults'>;
  /** The centre's now, epoch ms. */
  centreNow(): number;
  clock: Clock;
  log: Log;
  /** Told what was written. */
  written(summary: ToldSummary): void;
  /** How often it is looked whether something is due, and whether something came late. Unit: ms. */
  beatMs?: number;
  lookMs?: number;
}

/** Under this name the station keeps that summaries could not be written; no source can have it. */
const FAULTS_OF = '\nsummaries';
const BEAT_MS = 5_000;
const LOOK_MS = 60_000;
/** What was written shortly before the end of the process may not have been told. Unit: ms. */
const TELL_AGAIN_MS = 30 * 60_000;
const DAY_MS = 86_400_000;

/** Writes the summaries of the settings when they are due, and again when something came late. */
export class SummaryWriter {
  readonly #parts: WriterParts;
  readonly #zone: Zone;
  readonly #folder: string;
  readonly #attempts: Attempts;
  #watch: SummaryWatch;
  #issued: IssuedSummary[] = [];
  /** Everything that ended until then is written, epoch ms. */
  #through = 0;
  /** When it was looked for what came late last: monotonic, and by the wall clock. Unit: ms. */
  #lookedMono: number;
  #lookedAt = 0;
  #busy: Promise<void> | null = null;
  #cancel: () => void;
  #closed = false;

  constructor(parts: WriterParts) {
    const { settings, clock, journal, folder } = parts;
    this.#parts = parts;
    this.#zone = createZone(settings.zone);
    this.#folder = summaryFolder(settings, folder);
    this.#attempts = new Attempts(clock);
    this.#lookedMono = clock.mono();
    this.#watch = this.#openWatch(journal.watch());
    this.#guarded('the folder of summaries cannot be looked into', () => sweepParts(this.#folder));
    this.#cancel = clock.after(0, () => this.#beat());
    for (const each of journal.writtenAfter(clock.now() - TELL_AGAIN_MS)) parts.written(each);
  }

  /** How many are due and could not be written. */
  failing(): number {
    return this.#attempts.failing();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#busy;
  }

  /** A kind that was not written until now is from now on: nobody waits for what was before. */
  #openWatch(stored: SummaryWatch | null): SummaryWatch {
    const { settings, clock, station, journal } = this.#parts;
    const now = clock.now();
    const kinds = settings.summaries.kinds.map((kind) => [kind, stored?.since[kind] ?? now] as const);
    const watch = {
      cursors: stored?.cursors ?? null,
      suspects: stored?.suspects ?? [],
      since: Object.fromEntries(kinds),
    };
    this.#guarded('the journal of summaries cannot be written', () =>
      station.store(() => journal.putWatch(watch)),
    );
    return watch;
  }

  /** What fails here is tried again with the next change or start. */
  #guarded(otherwise: string, work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.#parts.log.error(otherwise, { why: messageOf(fault) });
    }
  }

  #beat(): void {
    if (this.#closed) return;
    const { clock, log, beatMs = BEAT_MS } = this.#parts;
    this.#busy = this.#step()
      .catch((fault: unknown) => log.error('summaries are not looked after', { why: messageOf(fault) }))
      .then(() => {
        this.#busy = null;
        if (!this.#closed) this.#cancel = clock.after(beatMs, () => this.#beat());
      });
  }

  /** All that is to be done now, one after the other. */
  async #step(): Promise<void> {
    while (!this.#closed && (await this.#one()));
  }

  /** Does one thing; whether there may be more. */
  async #one(): Promise<boolean> {
    const { clock, journal, settings, centreNow, lookMs = LOOK_MS } = this.#parts;
    const now = centreNow();
    this.#issued = journal.issuedAfter(now - HORIZON_MS - DAY_MS);
    const until = now - settings.summaries.delay * 1000;
    const due = this.#dueUntil(until);
    if (due.length === 0) this.#through = until;
    this.#attempts.keep(
      due.map(summaryKey),
      this.#watch.suspects.map(({ key }) => key),
    );
    const next = this.#attempts.next(due, summaryKey);
    if (next !== null) return this.#write(next, null);
    const ready = readySuspect(this.#watch.suspects, this.#lookedAt, clock.now());
    const again = ready === null ? null : (currentIssues(this.#issued).get(ready.key) ?? null);
    if (ready !== null && again === null) this.#forget(ready.key);
    else if (again !== null && this.#attempts.next([again], summaryKey) !== null)
      return this.#write(again, again);
    if (this.#watch.cursors === null || clock.mono() - this.#lookedMono < lookMs) return false;
    return this.#look();
  }

  #dueUntil(until: number): SummaryOf[] {
    const since = Object.fromEntries(
      Object.entries(this.#watch.since).map(([kind, at]) => [kind, Math.max(at, this.#through)]),
    );
    const { settings } = this.#parts;
    return dueSummaries({ plan: settings, zone: this.#zone, since, until, issued: this.#issued });
  }

  #lateAsked(): LateAsked {
    const ends = this.#issued.map(({ end }) => end);
    const to = Math.max(0, ...ends);
    return { cursors: this.#watch.cursors, from: to - HORIZON_MS, to };
  }

  async #look(): Promise<boolean> {
    const { line, clock, log } = this.#parts;
    this.#lookedMono = clock.mono();
    try {
      const late = await line.do({ kind: 'look', late: this.#lateAsked() });
      this.#noted(late, null, () => undefined);
    } catch (fault) {
      if (!this.#closed) log.warn('what came late cannot be looked for', { why: messageOf(fault) });
      return false;
    }
    return (
      this.#watch.suspects.length > 0 &&
      readySuspect(this.#watch.suspects, this.#lookedAt, clock.now()) !== null
    );
  }

  /** @param was the issue that is corrected. Returns whether it was done. */
  async #write(of: SummaryOf, was: IssuedSummary | null): Promise<boolean> {
    const { line, log } = this.#parts;
    const key = summaryKey(of);
    try {
      const job = this.#jobOf(of, was);
      const { late, written } = await line.do(job);
      const attempts = this.#attempts.of(key) + 1;
      const told = written && { ...basicsOf(of), at: job.writtenAt, issue: job.issue, ...written };
      this.#noted(late, key, () => {
        if (told) this.#journal(told, attempts, written.figures, written.hash);
      });
      this.#attempts.done(key);
      this.#tellFault();
      if (told === null) return true;
      log.info('a summary is written', { kind: of.kind, name: of.name, date: of.date, issue: job.issue });
      this.#parts.written(told);
      return true;
    } catch (fault) {
      if (this.#closed) return false;
      this.#failed(of, messageOf(fault));
      return false;
    }
  }

  #jobOf(of: SummaryOf, was: IssuedSummary | null): WriteJob {
    const { settings, clock, journal } = this.#parts;
    const { formats, languages, webhooks } = settings.summaries;
    const issue = was === null ? 1 : was.issue + 1;
    const twin = of.kind === 'shift' && shiftsOfName(settings, this.#zone, of.name, of.date).length > 1;
    const names = languages.map((language) => [
      language,
      summaryFileName(createWords(language, settings.words), this.#zone, of, issue, twin),
    ]);
    const before = was === null ? undefined : journal.figures(was.id);
    if (was !== null && before === undefined) throw new Error('the figures of the issue before are gone');
    return {
      kind: 'write',
      about: aboutOf(settings, this.#zone, of),
      issue,
      writtenAt: clock.now(),
      folder: this.#folder,
      formats,
      names: Object.fromEntries(names),
      told: settings.webhooks.filter(({ id }) => webhooks.includes(id)).map(({ language }) => language),
      before: before ?? null,
      late: this.#lateAsked(),
    };
  }

  /**
   * Keeps where the events were looked at, what came late, and what was written from that moment, all or none.
   * @param written the summary that has everything up to there; it is no suspect any more
   */
  #noted(late: SummaryDone['look'], written: string | null, record: () => void): void {
    const { clock, station, journal, centreNow } = this.#parts;
    const now = clock.now();
    const all = withLate(this.#watch.suspects, currentIssues(this.#issued), late.quarters, now);
    const watch: SummaryWatch = {
      ...this.#watch,
      cursors: late.cursors,
      suspects: all.filter(({ key }) => key !== written),
    };
    station.store(() => {
      record();
      journal.putWatch(watch);
      journal.forgetFigures(centreNow() - HORIZON_MS - DAY_MS);
    });
    this.#watch = watch;
    this.#lookedAt = now;
    this.#lookedMono = clock.mono();
  }

  #journal(told: ToldSummary, attempts: number, figures: Uint8Array, hash: string): void {
    const { digest, changes, files, ...of } = told;
    const entry = { ...of, digest, changes, files, attempts, error: '', hash };
    this.#parts.journal.add(entry, figures);
  }

  #forget(key: string): void {
    const suspects = this.#watch.suspects.filter((each) => each.key !== key);
    this.#watch = { ...this.#watch, suspects };
  }

  #failed(of: SummaryOf, why: string): void {
    const { clock, log, journal, station } = this.#parts;
    const attempts = this.#attempts.failed(summaryKey(of), why);
    log.error('a summary could not be written', {
      kind: of.kind,
      name: of.name,
      date: of.date,
      why,
      attempts,
    });
    this.#tellFault();
    if (attempts > 1) return;
    const nothing = { hash: '', files: [], digest: {}, changes: { 'zh-CN': [], en: [] } };
    const entry = { ...basicsOf(of), at: clock.now(), issue: 0, attempts, error: why, ...nothing };
    this.#guarded('the journal of summaries cannot be written', () =>
      station.store(() => journal.add(entry, null)),
    );
  }

  #tellFault(): void {
    this.#parts.station.noteFaults(FAULTS_OF, this.#faults());
  }

  #faults(): Fault[] {
    const trouble = this.#attempts.trouble();
    if (trouble === null) return [];
    return [
      {
        code: 'summary-not-written',
        severity: 'warning',
        subject: '',
        words: 'fault.summary-not-written',
        params: { n: trouble.count },
        tip: 'fault.summary-not-written.tip',
        since: trouble.since,
        cause: trouble.why,
      },
    ];
  }
}

/** Where the files are. */
export function summaryFolder({ summaries }: Pick<Settings, 'summaries'>, dataFolder: string): string {
  return isAbsolute(summaries.folder) ? summaries.folder : join(dataFolder, summaries.folder);
}

function basicsOf({ kind, name, date, start, end }: SummaryOf): SummaryOf {
  return { kind, name, date, start, end };
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
