import type { Clock, Log } from '../../../station/ports.ts';
import type { LogCursor } from './log-tail.ts';
import { readLog } from './log-tail.ts';
import type { QueueLogLine } from './queue-log-line.ts';
import { isBadLine, parseQueueLogLine } from './queue-log-line.ts';

export interface LogFollowerOptions {
  path: string;
  clock: Clock;
  log: Log;
  /** Whether AMI tells the same at the moment: then the log waits, for AMI is exact. */
  amiSpeaks: () => boolean;
  /** Lines in file order; `first` = read without a cursor, so that most of them are history. */
  onLines: (lines: QueueLogLine[], first: boolean) => void;
  /** Lines may be missing. */
  onTorn: () => void;
  /** The log can(not) be read; '' = it can. Called at changes only. */
  onProblem: (why: string) => void;
}

/** Unit: ms between looks at the log, and for which a line waits for AMI to tell the same. */
const PERIOD = { look: 1_000, wait: 2_000 } as const;

/** Follows `queue_log`: at once while AMI is silent, two seconds behind while it speaks. */
export class LogFollower {
  /** Behind the last line handed out; null before the first look. */
  cursor: LogCursor | null;
  readonly #options: LogFollowerOptions;
  #read: LogCursor | null;
  #waiting: { lines: string[]; cursor: LogCursor; readAt: number; first: boolean }[] = [];
  #problem = '';
  #cancel: () => void = () => undefined;

  constructor(options: LogFollowerOptions, cursor: LogCursor | null) {
    this.#options = options;
    this.cursor = cursor;
    this.#read = cursor;
  }

  /** Looks at once, then every second until `stop`. */
  start(): void {
    this.look(!this.#options.amiSpeaks());
    this.#cancel = this.#options.clock.after(PERIOD.look, () => this.start());
  }

  stop(): void {
    this.#cancel();
  }

  /** Whether the log could be read at the last look. */
  get readable(): boolean {
    return this.#problem === '';
  }

  /** Reads what was added; hands out all of it, or only what has waited long enough. */
  look(all: boolean): void {
    this.#readOn();
    const { clock } = this.#options;
    while (
      this.#waiting[0] &&
      (all || this.#waiting[0].first || clock.mono() - this.#waiting[0].readAt >= PERIOD.wait)
    ) {
      const { lines, cursor, first } = this.#waiting[0];
      this.#waiting.shift();
      this.#options.onLines(this.#parse(lines), first);
      this.cursor = cursor;
    }
  }

  #readOn(): void {
    const { path, clock } = this.#options;
    try {
      const { lines, cursor, torn } = readLog(path, this.#read);
      if (torn) this.#options.onTorn();
      if (lines.length > 0 || this.#read === null)
        this.#waiting.push({ lines, cursor, readAt: clock.mono(), first: this.#read === null });
      this.#read = cursor;
      this.#say('');
    } catch (fault) {
      this.#say(fault instanceof Error ? fault.message : String(fault));
    }
  }

  #say(problem: string): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#options.onProblem(problem);
  }

  #parse(lines: readonly string[]): QueueLogLine[] {
    const good: QueueLogLine[] = [];
    for (const text of lines) {
      const line = parseQueueLogLine(text, 0);
      if (line === null) continue;
      if (isBadLine(line))
        this.#options.log.warn('queue_log has a line that cannot be read', { why: line.why, line: line.raw });
      else good.push(line);
    }
    return good;
  }
}
