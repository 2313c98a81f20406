import type { NewEvent } from '../../../../shared/model/event.ts';
import type { Fault } from '../../../../shared/model/fault.ts';
import type { SourceSettings } from '../../../../shared/model/settings.ts';
import type { Clock, Log } from '../../../station/ports.ts';
import type { SnapshotState } from '../source/snapshot-parts.ts';
import { AgentBoard } from './agent-board.ts';
import type { AmiState } from './ami-client.ts';
import { AmiClient } from './ami-client.ts';
import { eventName, readEvent, readMember, timeOf } from './ami-events.ts';
import type { AmiMessage } from './ami-parser.ts';
import { field } from './ami-parser.ts';
import { CallBook } from './call-book.ts';
import type { Call } from './call.ts';
import { lastLeg } from './call.ts';
import { customerToken } from './customer-token.ts';
import type { Floor } from './list-answer.ts';
import { ListAnswer } from './list-answer.ts';
import { LogFollower } from './log-follower.ts';
import type { MemoStore } from './memo.ts';
import type { QueueLogLine } from './queue-log-line.ts';
import { eventsOfLine } from './queue-log-table.ts';
import type { EventSink } from './sink.ts';
import { SourceFaults } from './source-faults.ts';
import { defaultUserEvents, readUserEvent } from './user-events.ts';

export type AsteriskSettings = Extract<SourceSettings, { kind: 'asterisk' }>;

export interface AsteriskSourceOptions {
  settings: AsteriskSettings;
  /** Key for hashing caller numbers. */
  siteKey: string;
  sink: EventSink;
  memo: MemoStore;
  clock: Clock;
  log: Log;
  /** What people have to know about this source; the whole list at every change. */
  onFaults: (faults: Fault[]) => void;
  /** In [0, 1); for the jitter of reconnections. */
  random?: () => number;
}

/** Unit: ms. `recent`: events younger than that may have crossed a list answer; `complete`: a seat may be free before its call ends. */
const PERIOD = { memo: 5_000, recent: 5_000, ask: 1_000, complete: 2_000 } as const;

/** What the hello of this source says: seats are told, after-call work raises no event in Asterisk. */
export const asteriskFacts = { clock: 'live', acw: false, agentStates: true } as const;

/**
 * One Asterisk as a source of `callwall.v1`: AMI live, `queue_log` for what AMI missed and for why a caller left, both
 * reconciled by call, into the outbox.
 */
export class AsteriskSource {
  /** AMI messages handled since the start. */
  received = 0;
  readonly #options: AsteriskSourceOptions;
  readonly #customer: (raw: string) => string;
  readonly #ami: AmiClient;
  readonly #board = new AgentBoard();
  readonly #book: CallBook;
  readonly #follower: LogFollower | null;
  readonly #faults: SourceFaults;
  #up = false;
  /** The floor is known from a list answer of this connection. */
  #known = false;
  #queues: string[] = [];
  #answer: ListAnswer | null = null;
  #askedAt = 0;
  /** When the PBX was last heard: wall time, and this machine's monotonic time (null = by an earlier run of us). */
  #heard: { at: number; mono: number | null };
  /** The PBX has restarted since it was last heard, as far as known before its list answer. */
  #restarted = false;
  #shutDown = false;
  /** Agents whose call from before a cut is believed only because their seat is busy. */
  #believed = new Set<string>();
  #out: NewEvent[] = [];
  #cancels = new Map<string, () => void>();

  constructor(options: AsteriskSourceOptions) {
    const { settings, clock, log } = options;
    this.#options = options;
    this.#faults = new SourceFaults(settings, clock, options.onFaults);
    this.#customer = customerToken(options.siteKey);
    this.#book = new CallBook({
      clock,
      late: (events) => this.#emit(events),
      logSpeaks: () => this.#follower?.readable ?? false,
    });
    const memo = options.memo.load();
    if (memo && !this.#book.restore(memo.calls))
      log.warn('the memory of open calls could not be read', { source: settings.id });
    for (const event of memo ? options.sink.after(memo.asOf) : []) this.#book.known(event);
    this.#heard = { at: memo?.heardAt ?? 0, mono: null };
    this.#ami = new AmiClient({
      host: settings.host,
      port: settings.port,
      user: settings.user,
      secret: settings.secret,
      clock,
      onMessage: (message) => this.#message(message),
      onState: (state, why) => this.#state(state, why),
      ...(options.random ? { random: options.random } : {}),
    });
    this.#follower =
      settings.queueLog === undefined
        ? null
        : new LogFollower(
            {
              path: settings.queueLog,
              clock,
              log,
              amiSpeaks: () => this.#up,
              onLines: (lines, first) => this.#lines(lines, first),
              onTorn: () => options.sink.gap('queue-log-truncated'),
              onProblem: (why) => this.#faults.say('asterisk-queue-log', why, 'warning'),
            },
            memo?.cursor ?? null,
          );
  }

  start(): void {
    this.#follower?.start();
    this.#ami.start();
    this.#remember();
  }

  /** Stops; what was held is told, and everything is remembered for the next start. */
  stop(): void {
    this.#ami.stop();
    this.#follower?.stop();
    for (const cancel of this.#cancels.values()) cancel();
    this.#emit(this.#book.flush());
    this.#flush();
    this.#save();
  }

  /** The floor as it is; null while the PBX is away or has not told it yet. Fits the `snapshot` option of `connectSource`. */
  state(): SnapshotState | null {
    if (!this.#known) return null;
    const queues = this.#queues.map((queue) => ({ queue }));
    return {
      at: this.#options.clock.now(),
      queues,
      contacts: this.#book.contacts(),
      agents: this.#board.agents(),
    };
  }

  #state(state: AmiState, why: string): void {
    const { id } = this.#options.settings;
    if (state === 'up') {
      this.#options.log.info('connected to Asterisk', { source: id });
      this.#faults.say('asterisk-login', '');
      this.#faults.say('asterisk-away', '');
      // Before anything AMI says now: the log tells what happened meanwhile.
      this.#follower?.look(true);
      this.#up = true;
      this.#book.caughtUp();
      this.#timer('ask', PERIOD.ask, () => this.#ask());
    } else if (state !== 'connecting') {
      if (this.#up) this.#lost();
      const code = state === 'refused' ? 'asterisk-login' : 'asterisk-away';
      this.#options.log.warn(
        state === 'refused' ? 'Asterisk refuses user or secret' : 'no connection to Asterisk',
        { source: id, why },
      );
      this.#faults.say(code, why, 'critical');
    }
  }

  #lost(): void {
    this.#up = false;
    this.#known = false;
    this.#answer = null;
    this.#cancels.get('ask')?.();
    this.#emit(this.#book.flush());
    this.#flush();
    this.#options.sink.gap('acd-disconnected');
  }

  #message(message: AmiMessage): void {
    this.received++;
    const answer = this.#answer?.take(message) ?? null;
    if (answer === 'refused') this.#faults.say('asterisk-rights', field(message, 'message'), 'critical');
    else if (answer !== null && answer !== 'more') this.#floor(answer);
    if (answer === null) this.#event(message);
    this.#heard = { at: this.#options.clock.now(), mono: this.#options.clock.mono() };
  }

  #event(message: AmiMessage): void {
    const time = timeOf(message) ?? this.#options.clock.now();
    const name = eventName(message);
    if (name === 'FullyBooted') this.#booted(field(message, 'uptime'));
    else if (name === 'Shutdown') this.#shutDown = true;
    else if (name === 'UserEvent') this.#userEvent(message, time);
    const member = readMember(message);
    if (member) {
      this.#emit(this.#board.apply(member, time));
      if (member.status === 1 && this.#believed.delete(member.agent))
        this.#timer(`free ${member.agent}`, PERIOD.complete, () => this.#freed(member.agent, time));
    }
    for (const said of readEvent(message, { time, customer: this.#customer }))
      this.#emit(this.#book.hear(said, 'ami'));
  }

  #userEvent(message: AmiMessage, time: number): void {
    const names = this.#options.settings.userEvents ?? defaultUserEvents;
    const name = field(message, 'userevent');
    const meaning = Object.hasOwn(names, name) ? names[name] : undefined;
    if (!meaning) return;
    for (const said of readUserEvent(message, meaning, time, this.#customer))
      this.#emit(this.#book.hear(said, 'ami'));
  }

  /** Told at every log-in: a PBX that is younger than our silence has restarted. */
  #booted(uptime: string): void {
    const { clock } = this.#options;
    const silence =
      this.#heard.mono === null ? clock.now() - this.#heard.at : clock.mono() - this.#heard.mono;
    const young = /^\d{1,9}$/.test(uptime) && Number(uptime) * 1000 <= silence && this.#heard.at > 0;
    // The log may have told it already, with what came after it.
    if ((young || this.#shutDown) && !this.#restarted) this.#restart();
    this.#ask();
  }

  /** Nothing that was open survived. */
  #restart(): void {
    this.#restarted = true;
    this.#shutDown = false;
    this.#emit(this.#book.flush());
    this.#book.keep(() => false);
    this.#flush();
    this.#options.sink.gap('acd-restarted');
  }

  #ask(): void {
    this.#cancels.get('ask')?.();
    this.#askedAt = this.#options.clock.now();
    const channels = this.#ami.send('CoreShowChannels');
    this.#answer = new ListAnswer(channels, this.#ami.send('QueueStatus'), this.#customer);
  }

  #floor(floor: Floor): void {
    const now = this.#options.clock.now();
    this.#answer = null;
    this.#faults.say('asterisk-rights', '');
    this.#queues = floor.queues;
    for (const { contact, queue, waitMs, caller } of floor.waiting)
      this.#emit(this.#book.seen(contact, queue, now - waitMs, caller));
    const logSpeaks = this.#follower?.readable ?? false;
    this.#book.keep((call) => call.last >= this.#askedAt - PERIOD.recent || isAlive(call, floor, logSpeaks));
    const talking = this.#book
      .contacts()
      .flatMap((contact) => (contact.answeredAt === undefined ? [] : [contact.agent ?? '']));
    this.#believed = new Set(floor.channels || logSpeaks ? [] : talking);
    this.#emit(this.#board.replace(floor.members, now, this.#restarted));
    this.#restarted = false;
    this.#known = true;
    this.#flush();
    this.#options.sink.snapshotDue();
  }

  /** The seat is free and no word came that its call from before the cut has ended: that was missed. */
  #freed(agent: string, time: number): void {
    this.#book.keep(
      (call) => lastLeg(call)?.agent !== agent || lastLeg(call)?.state !== 'answered' || call.last >= time,
    );
    this.#flush();
    this.#options.sink.snapshotDue();
  }

  #lines(lines: readonly QueueLogLine[], first: boolean): void {
    const canceled = new Set(lines.filter((line) => line.verb === 'RINGCANCELED').map((line) => line.call));
    const events: NewEvent[] = [];
    for (const line of lines) {
      if (line.verb === 'QUEUESTART' && !first && !this.#up && this.#heard.at > 0) {
        this.#emit(events.splice(0));
        this.#restart();
      }
      const said = eventsOfLine(line, {
        customer: this.#customer,
        ringingAtAbandon: canceled.has(line.call),
      });
      for (const one of typeof said === 'string' ? [] : said) {
        // Seats are told by AMI, which knows more of them.
        if (one.type !== 'agent.state') events.push(...this.#book.hear(one, 'log'));
      }
    }
    if (!first) return this.#emit(events);
    // History is not ours to tell: only the calls that are still going on.
    const lastStart = lines.findLast((line) => line.verb === 'QUEUESTART')?.time ?? 0;
    this.#book.keep((call) => call.last >= lastStart);
    this.#book.prune();
    const open = new Set(this.#book.contacts().map((contact) => contact.contact));
    this.#emit(
      events.filter(
        (event) =>
          'contact' in event.data && event.data.contact !== undefined && open.has(event.data.contact),
      ),
    );
  }

  /** Events of one chunk of AMI become one write. */
  #emit(events: readonly NewEvent[]): void {
    if (events.length === 0) return;
    if (this.#out.length === 0) queueMicrotask(() => this.#flush());
    this.#out.push(...events);
  }

  #flush(): void {
    if (this.#out.length > 0) this.#options.sink.append(this.#out.splice(0));
  }

  #remember(): void {
    this.#book.prune();
    this.#save();
    this.#timer('memo', PERIOD.memo, () => this.#remember());
  }

  #save(): void {
    this.#flush();
    this.#options.memo.save({
      version: 1,
      asOf: this.#options.sink.last,
      cursor: this.#follower?.cursor ?? null,
      heardAt: this.#heard.at,
      calls: this.#book.save(),
    });
  }

  #timer(name: string, ms: number, run: () => void): void {
    this.#cancels.get(name)?.();
    this.#cancels.set(name, this.#options.clock.after(ms, run));
  }
}

/** Whether a call that the book knows is still going on, by what the PBX answered. */
function isAlive(call: Call, floor: Floor, logSpeaks: boolean): boolean {
  const leg = lastLeg(call);
  if (leg?.state === 'waiting') return floor.waiting.some((entry) => entry.contact === call.contact);
  if (floor.channels) return floor.channels.has(call.contact);
  if (leg?.state !== 'answered') return leg !== undefined;
  // The log told every end there was; without it a busy seat is all that speaks for the call.
  return (
    logSpeaks ||
    floor.members.some(
      (member) => member.agent === leg.agent && (member.inCall || [2, 3, 7, 8].includes(member.status)),
    )
  );
}
