import type { Clock } from '../../../station/ports.ts';
import type { MemoryOutbox } from '../source/memory-outbox.ts';
import type { OutgoingEvent } from '../source/outbox.ts';
import type { Step } from './hotline.ts';

export interface PumpOptions {
  steps: Iterator<Step, unknown, undefined>;
  /** Older events, sent when there is nothing else to do. */
  backlog?: Iterator<OutgoingEvent, unknown, undefined> | undefined;
  outbox: MemoryOutbox;
  clock: Clock;
  speed: number | 'max';
  /** Simulated time at the beginning and at the end, epoch ms. */
  start: number;
  until: number;
  /** How far the clock is when it begins; what has happened by then is moved at once. Unit: simulated ms. */
  ahead: number;
  /** Its clock runs already, else from `begin` on. */
  running: boolean;
  /** The line to the station is cut for so many simulated ms. */
  onCut(ms: number): void;
  /** Everything has happened, and the station has it. */
  onEnd(): void;
}

/** Moves what happens in a hotline into its outbox, when its time has come or as fast as the station acknowledges. */
export interface Pump {
  /** The simulated now, epoch ms: what pings carry. */
  at(): number;
  begin(): void;
  acked(through: number): void;
  stop(): void;
}

/** At full speed: events in the outbox and not acknowledged, twice the station's window. */
const AHEAD = 40_000;
/** Events moved in one go, so that the connection is served in between. */
const PORTION = 2_000;
/** Older events wait behind so few that the present is not late. */
const BACKLOG_AHEAD = 6_000;
const BACKLOG_PORTION = 1_000;
/** Unit: ms between two looks at the clock. */
const TICK_MS = 20;

export function pump(options: PumpOptions): Pump {
  const { outbox, clock, speed, start, until } = options;
  const source = peekable(options.steps);
  const had = milestones(start);
  let began = options.running ? clock.mono() : null;
  let going = false;
  /** Whether the station has all that had happened when it began: until then its clock is where it is told of. */
  let caughtUp = speed === 'max' || options.ahead === 0;
  let allMoved = false;
  let ackedThrough = 0;
  let cancel: (() => void) | null = null;

  function now(): number {
    if (speed === 'max') return had.time();
    const passed = options.ahead + (began === null ? 0 : (clock.mono() - began) * speed);
    return Math.min(until, Math.floor(start + passed));
  }

  function go(): void {
    cancel = null;
    // At full speed the next acknowledgement makes room again.
    if (speed === 'max' && outbox.last - ackedThrough >= AHEAD) return;
    const more = move(options, source, had, speed === 'max' ? Infinity : now());
    if (!more && !allMoved) {
      allMoved = true;
      had.note(outbox.last, now());
    }
    if (caughtUp && !more && outbox.last - ackedThrough < BACKLOG_AHEAD) moveBacklog(options);
    if (source.ended()) settle();
    else cancel = clock.after(more ? 0 : TICK_MS, go);
  }

  function settle(): void {
    if (ackedThrough < outbox.last) return;
    if (until !== Infinity) had.note(outbox.last, until);
    had.reach(ackedThrough);
    options.onEnd();
  }

  return {
    at: () => (caughtUp ? now() : had.time()),
    begin() {
      if (going) return;
      going = true;
      began ??= clock.mono();
      go();
    },
    acked(through) {
      ackedThrough = Math.max(ackedThrough, through);
      had.reach(ackedThrough);
      caughtUp ||= had.time() >= start + options.ahead;
      if (source.ended()) settle();
      else if (going && cancel === null) go();
    },
    stop() {
      cancel?.();
      cancel = null;
      source.end();
    },
  };
}

/** Puts into the outbox what has happened up to a time, at most a portion; returns whether there may be more. */
function move(
  { outbox, onCut }: PumpOptions,
  source: ReturnType<typeof peekable>,
  had: ReturnType<typeof milestones>,
  through: number,
): boolean {
  let events: OutgoingEvent[] = [];
  const send = (): void => {
    if (events.length > 0) outbox.append(events);
    events = [];
  };
  let count = 0;
  for (let step = source.next(through); step !== null; step = source.next(through)) {
    if ('type' in step) events.push(step);
    else {
      send();
      if (step.kind === 'cut') onCut(step.ms);
      else outbox.gap('acd-restarted', step.floor);
    }
    had.note(outbox.last + events.length, step.time);
    if (++count === PORTION) break;
  }
  send();
  return count === PORTION;
}

function moveBacklog({ outbox, backlog }: PumpOptions): void {
  if (backlog === undefined) return;
  const events: OutgoingEvent[] = [];
  while (events.length < BACKLOG_PORTION) {
    const { value, done } = backlog.next();
    if (done === true) break;
    events.push(value);
  }
  if (events.length > 0) outbox.append(events);
}

/** Steps that can be asked for up to a time: the one behind it is kept. */
function peekable(steps: PumpOptions['steps']) {
  let held: Step | null = null;
  let ended = false;
  return {
    next(through: number): Step | null {
      if (held === null && !ended) {
        const step = steps.next();
        ended = step.done === true;
        held = step.done === true ? null : step.value;
      }
      if (held === null || held.time > through) return null;
      const step = held;
      held = null;
      return step;
    },
    ended: () => ended,
    end(): void {
      ended = true;
      held = null;
    },
  };
}

/** Which time the station has reached, by what it has acknowledged. */
function milestones(start: number) {
  let reached = start;
  let noted: { seq: number; time: number }[] = [];
  return {
    time: () => reached,
    note(seq: number, time: number): void {
      noted.push({ seq, time });
    },
    reach(through: number): void {
      const open = noted.findIndex(({ seq }) => seq > through);
      const passed = open < 0 ? noted.at(-1) : noted[open - 1];
      if (passed) reached = Math.max(reached, passed.time);
      noted = open < 0 ? [] : noted.slice(open);
    },
  };
}
