import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import type { AlertRule } from '../../../../shared/model/alert-rule.ts';
import type { SettingsInput } from '../../../../shared/model/settings.ts';
import type { Archive } from '../../../station/archive-port.ts';
import type { Clock } from '../../../station/ports.ts';
import { report } from '../../../station/slots/report.ts';
import type { ReportQuery } from '../../../station/slots/report.ts';
import { openStation } from '../../../station/station.ts';
import type { Station } from '../../../station/station.ts';
import { manualClock } from '../../feeds/testing/manual-clock.ts';
import type { Said } from '../../feeds/testing/memory-link.ts';
import { memoryLink } from '../../feeds/testing/memory-link.ts';
import { openArchive } from '../open-archive.ts';
import { openReader } from '../open-reader.ts';
import type { SummaryJournal } from '../summary-journal.ts';
import { verifyArchive } from '../verify-archive.ts';
import { reportObjects } from './report-objects.ts';
import type { ReportRow } from './report-objects.ts';

/** Long enough for everything that came in to be committed (ms). */
const COMMITTED_MS = 50;

export interface RigOptions {
  settings?: SettingsInput;
  /** Rules of alerts; none without. */
  alertRules?: readonly AlertRule[];
  /** Wall time at the start, epoch ms. */
  now?: number;
  /** 0 to 1, of the disk; unknown without. */
  diskFreeShare?: () => number;
  /** Who has an account and may lead a shift; nobody without. */
  people?: readonly string[];
  /** How many summaries could not be written; none without. */
  summariesUnwritten?: () => number;
  /** Puts something between the station and its archive. */
  wrap?: (archive: Archive) => Archive;
}

export type Rig = ReturnType<typeof stationRig>;

/** A station on a real database in a folder of its own, with a clock that only the test moves. */
export function stationRig(options: RigOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-station-'));
  let settings = settingsSchema.parse({ zone: 'UTC', ...options.settings });
  const clock = manualClock(options.now ?? Date.UTC(2026, 4, 18, 9));
  const said: string[] = [];
  const say = (message: string): void => void said.push(message);
  let archive: Archive;
  let journal: SummaryJournal;
  let station: Station;
  let life = 0;
  start();

  function start(): void {
    const opened = openArchive(folder);
    archive = options.wrap?.(opened) ?? opened;
    journal = opened.summaries;
    const mine = ++life;
    // The timers of a process that is gone ring no more.
    const after: Clock['after'] = (ms, run) => clock.after(ms, () => void (mine === life && run()));
    station = openStation({
      archive,
      clock: { ...clock, after },
      log: { info: say, warn: say, error: say },
      settings,
      version: 'test',
      alertRules: options.alertRules ?? [],
      people: () => options.people ?? [],
      diskFreeShare: options.diskFreeShare ?? (() => null),
      summariesUnwritten: options.summariesUnwritten ?? (() => 0),
    });
  }

  function rows(query: Partial<ReportQuery> & { from: number; to: number }): ReportRow[] {
    const reader = openReader(folder);
    try {
      const asked: ReportQuery = { slot: '15m', ledger: 'offer', by: [], scope: {}, ...query };
      return reportObjects(report(reader, settings, asked));
    } finally {
      reader.close();
    }
  }

  return {
    folder,
    clock,
    rows,
    said,
    get station() {
      return station;
    },
    get archive() {
      return archive;
    },
    get journal() {
      return journal;
    },
    /** A source that says hello on a connection of its own. */
    source: (hello: Partial<Said> = {}) => connect(station, clock, hello),
    /** Lets the commit timer run. */
    commit: () => clock.pass(COMMITTED_MS),
    /** Stops in good order and starts again, with other settings where some are given. */
    restart(changed?: SettingsInput): void {
      station.close();
      archive.close();
      if (changed) settings = settingsSchema.parse({ ...settings, ...changed });
      start();
    },
    /** The process dies: what is not committed is gone. */
    crash(): void {
      archive.rollback();
      archive.close();
      start();
    },
    verify: () => verifyArchive(folder, settings),
    close(): void {
      station.close();
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type FakeSource = ReturnType<typeof connect>;

/** A source's connection without a network; frames go in and out at once. */
function connect(station: Station, clock: Clock, hello: Partial<Said>) {
  const link = memoryLink();
  const session = station.openFeed(link);
  const send = (frame: object): void => session.onFrame(JSON.stringify(frame));
  send({ t: 'hello', v: 1, source: 'pbx', epoch: 'e1', first: 1, last: 0, ...hello });
  const [welcome] = link.ofType('welcome');
  let next = Number(welcome?.resume ?? 1);
  return {
    link,
    send,
    welcome,
    text: (frame: string): void => session.onFrame(frame),
    /** Sends events numbered from the next seq on. */
    events(...events: object[]): void {
      send({ t: 'batch', from: next, events: events.map((event, at) => ({ seq: next + at, ...event })) });
      next += events.length;
    },
    /** One event `contact.<type>` now. */
    contact(type: string, contact: string, data: object = {}, time = clock.now()): void {
      this.events({ type: `contact.${type}`, time, data: { contact, ...data } });
    },
    skip(to: number): void {
      next = to;
    },
    acked: (): number => Number(link.ofType('ack').at(-1)?.through ?? 0),
    close: (): void => session.onClose(),
  };
}
