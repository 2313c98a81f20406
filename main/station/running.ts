import type { Fault } from '../../shared/model/fault.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { FormulaVersion } from '../../shared/model/formula.ts';
import { formatLocal } from '../../shared/time/format.ts';
import type { Archive, ArchiveState } from './archive-port.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { createIntake } from './ingest/intake.ts';
import type { Intake } from './ingest/intake.ts';
import type { Clock, Log } from './ports.ts';
import { nextFormula } from './slots/next-formula.ts';
import { families } from './slots/row.ts';
import { createPublisher } from './publish/publisher.ts';
import type { Publisher } from './publish/publisher.ts';

/** The parts that are made anew when the archive had to be read again. */
export interface Running {
  engine: Engine;
  intake: Intake;
  publisher: Publisher;
}

/** What they are made from. */
export interface RunningParts {
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  version: string;
  logo?: string | undefined;
  /** Start of this process's station, epoch ms. */
  startedAt: number;
  /** Events that the station failed on, by their places. */
  uncountable: Set<string>;
  /** All problems there are now. */
  faults(): Fault[];
  /** The open messages to the hall. */
  messages(): Message[];
  /** A commit failed: these parts know what the archive does not. */
  failed(cause: unknown): void;
}

/** Starts from the archive. @throws what the archive throws when it cannot be read. */
export function start(parts: RunningParts): Running {
  const { archive, clock, settings } = parts;
  const state = archive.load();
  const formulas = settleFormula(parts, state);
  // The parts name each other, but only once events come.
  const next: Partial<Running> = {};
  const sourceOf = (id: string): number | undefined => next.intake?.registry.byId(id)?.record.code;
  const engine = createEngine(archive, state, formulas, sourceOf);
  const intake = createIntake({
    engine,
    archive,
    clock,
    log: parts.log,
    uncountable: parts.uncountable,
    settings,
    state,
    committed: (changes) => next.publisher?.committed(changes),
    failed: (cause) => parts.failed(cause),
  });
  next.intake = intake;
  const publisher = createPublisher({
    engine,
    intake,
    archive,
    clock,
    settings,
    version: parts.version,
    logo: parts.logo,
    startedAt: parts.startedAt,
    faults: () => parts.faults(),
    messages: () => parts.messages(),
  });
  next.publisher = publisher;
  return { engine, intake, publisher };
}

/** Settings that are not those of the newest version begin another one: all versions there are now. */
function settleFormula(parts: RunningParts, state: ArchiveState): readonly FormulaVersion[] {
  const { archive, clock, settings, log } = parts;
  const zone = createZone(settings.zone);
  const counted = Math.max(...families.map((of) => archive.newestRow(of)));
  const now = state.totals['sourceClock'] === 1 ? state.newest : clock.now();
  const next = nextFormula(state.formulas, settings, zone, counted, now);
  if (!next) return state.formulas;
  archive.addFormula(next);
  if (next.version > 1) {
    const { version, from, ...formula } = next;
    const since = from === 0 ? 'the beginning' : formatLocal(zone, from, 'isoMinute');
    log.info('formula settings have changed; days before keep the version they were counted under', {
      version,
      from: since,
      ...formula,
    });
  }
  return [...state.formulas, next];
}
