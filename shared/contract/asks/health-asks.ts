import * as z from 'zod';
import type { Settings } from '../../model/settings.ts';
import type { AskTable } from './ask-table.ts';

const source = z.string().max(128);
const page = {
  source: source.optional(),
  /** Id of the last entry of the page before. */
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(200).default(50),
};

/** How the station does, and what it could not count. */
export const healthAsks = {
  /** Newest first. Without a source: of all, also of connections that never said who they are. */
  'quarantine.list': {
    role: 'leader',
    args: z.strictObject({ ...page, code: z.string().max(64).optional() }),
  },
  /** Sequence numbers lost for ever; newest first. */
  'gaps.list': { role: 'leader', args: z.strictObject(page) },
  'health.read': { role: 'leader', args: z.strictObject({}) },
  'health.database': { role: 'leader', args: z.strictObject({}) },
} as const satisfies AskTable;

/** A message that could not be counted. Caller numbers in `raw` and `why` are masked. */
export interface QuarantineEntry {
  id: number;
  /** Empty: the connection had not said who it is. */
  source: string;
  /** Of the source's numbering, and the place there; 0 = none. */
  epoch: string;
  seq: number;
  /** When it came, epoch ms of the station's clock. */
  at: number;
  /** Why: `invalid`, `unknown-type`, `time` …, and in a sentence. */
  code: string;
  why: string;
  raw: string;
}

/** How many there are of one kind from one source. */
export interface QuarantineTotal {
  source: string;
  code: string;
  count: number;
}

export interface GapEntry {
  id: number;
  source: string;
  epoch: string;
  from: number;
  to: number;
  why: string;
  /** When it was noticed, epoch ms of the station's clock. */
  at: number;
}

/** The station and its process. Bytes, ms, epoch ms. */
export interface HealthReport {
  /** The disk with the data folder; null when the system does not say. */
  disk: { free: number; total: number } | null;
  rssBytes: number;
  /** How late the station's process came to its work, over the last whole half minute; null before there was one. */
  loop: { p50Ms: number; p99Ms: number } | null;
  startedAt: number;
  /** The percentiles are those of the last 256. */
  commits: { count: number; lastMs: number; p50Ms: number; p99Ms: number };
  events: {
    committed: number;
    duplicates: number;
    late: number;
    quarantined: number;
    gaps: number;
    malformed: number;
  };
  viewers: number;
  versions: { app: string; node: string; feed: string; viewer: number };
  /** Where the settings came from; null: there is no file, the defaults hold. */
  settingsFile: string | null;
  folder: string;
}

/** What a database says of itself and of the past it keeps. Bytes, epoch ms. */
export interface DatabaseReport {
  database: {
    /** What waits to be taken over from the log. */
    walBytes: number;
    pages: number;
    pageBytes: number;
    freePages: number;
  };
  sqlite: string;
  schema: number;
  retention: {
    /** Events before it are gone; null: none yet. */
    eventsFrom: number | null;
    /** Figures before it are gone; null: none yet. */
    figuresFrom: number | null;
    /** Start of the day on which old data was removed last; null: never. */
    doneOn: number | null;
    closedDays: number;
  };
  sources: {
    id: string;
    simulated: boolean;
    late: number;
    duplicates: number;
    /** Newest time of an event, epoch ms of its own clock; null: none. */
    newestEvent: number | null;
  }[];
}

export interface HealthAnswers {
  'quarantine.list': { entries: QuarantineEntry[]; more: boolean; totals: QuarantineTotal[] };
  'gaps.list': { entries: GapEntry[]; more: boolean };
  'health.read': HealthReport;
  /** `days`: how long what is kept, as the settings say. */
  'health.database': DatabaseReport & { days: Settings['retention'] };
}
