import type { RuleProblem } from '../../shared/model/rule-problem.ts';
import type { AlertRule } from '../../shared/model/alert-rule.ts';
import type { AuditKind } from '../../shared/model/audit.ts';
import type { Person } from '../../shared/model/person.ts';

/** Time as the station sees it: comes in from the host, owned by tests. */
export interface Clock {
  /** Wall time, epoch ms UTC. */
  now(): number;
  /** Monotonic time in ms; never goes back, unaffected by clock changes. */
  mono(): number;
  /** Runs `run` once, `ms` of monotonic time from now; returns how to cancel it. */
  after(ms: number, run: () => void): () => void;
}

/** Where the station says what happened; implemented by the host's log. Never given secrets or caller numbers. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

/** One connection of a source, as its transport shows it to the station. */
export interface FeedLink {
  /** Sends one text frame. */
  send(text: string): void;
  /** Closes with a WebSocket close code and a reason (≤ 123 bytes). */
  close(code: number, reason: string): void;
  /** Source ids this connection's token may speak for; null = any (loopback without tokens). */
  readonly allowed: readonly string[] | null;
  /** Where the peer is, for logs and faults, e.g. `127.0.0.1:50312`. */
  readonly peer: string;
}

/** The station's side of a feed connection: the transport calls these. */
export interface FeedSession {
  /** One text frame as received (≤ 1 MiB). Never throws. */
  onFrame(text: string): void;
  /** A frame that cannot be read as text (too large, binary, not UTF-8); the transport closes the connection. */
  onUnreadable?(why: string): void;
  /** The connection is gone. */
  onClose(): void;
}

/** Rules as texts that people exchange; implemented by the host, which knows their format. */
export interface RuleTexts {
  /** All rules of a text, or what is wrong with it. */
  read(text: string): { rules: AlertRule[] } | { problems: RuleProblem[] };
  write(rules: readonly AlertRule[]): string;
}

/** Something that somebody changed, looked at without a mask, or was refused. Never with a secret or a caller's number. */
export interface AuditNote {
  /** The host's clock, epoch ms. */
  at: number;
  who: Person;
  what: AuditKind;
  /** What it was done to: an alert, a rule's id, an account … */
  subject: string;
  /** JSON values; nothing where there was nothing before, or is nothing after. */
  before?: unknown;
  after?: unknown;
}

/** The journal of who did what; only ever added to. */
export interface Audit {
  /**
   * Adds to the journal: inside of a transaction (that of the events, or of `Station.store`) as durable as it, so that
   * a change and its entry are kept together or not at all; else durable when this returns. @throws when the disk fails
   */
  note(entry: AuditNote): void;
}
