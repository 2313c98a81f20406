/** What is kept of a source across restarts. */
export interface SourceRecord {
  code: number;
  id: string;
  name: string;
  clock: 'live' | 'source';
  acw: boolean;
  agentStates: boolean;
  /** What it tells never happened. */
  simulated: boolean;
  /** Epoch spoken last, and per epoch the seq wanted next. */
  epoch: number;
  epochs: EpochRecord[];
  /** Newest source time seen (events and pings), source's clock; 0 = none. */
  newest: number;
  /** Newest event time, epoch ms; 0 = none. */
  newestEvent: number;
  /** Newest instant at which alerts were judged by its waits, epoch ms; 0 = none. */
  judged: number;
  missing: number;
  quarantined: number;
  duplicates: number;
  late: number;
  /** The source's last whole snapshot while events before it are still to come. */
  snapshot: { asOf: number; at: number; epoch: number; contacts: string[] } | null;
}

/** How far one epoch of a source has been committed. */
export interface EpochRecord {
  code: number;
  id: string;
  next: number;
}
