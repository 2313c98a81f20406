import { Agenda } from '../../../main/adapters/feeds/simulator/agenda.ts';
import { floorShapes } from './floor-shape.ts';
import type { FloorShape, FloorShapeName } from './floor-shape.ts';
import { seededRandom } from './random.ts';

/** A hotline as large as its benchmark wants it. */
export interface FloorSize {
  agents: number;
  queues: number;
  /** Events a second the floor is to bring; talk and work times follow from it, so that the same share of seats is busy. */
  rate: number;
  /** Put before every contact id, so that several streams into one database stay apart. */
  prefix?: string;
  seed?: number;
  /** `plain` by default. */
  shape?: FloorShapeName;
}

/** One event, ready but for its number and time: `{"seq":…,"time":…,` goes before `tail`. */
export interface FloorEvent {
  /** When it happens on the floor's own clock, ms from 0. */
  at: number;
  /** `"type":"…","data":{…}}` */
  tail: string;
}

/** Share of the seats that are busy, of callers who would not wait long, and of calls that are put on hold. */
const BUSY = 0.94;
const ABANDON = 0.06;
const HOLD = 0.1;
/** After-call work as a share of handling. */
const WRAP = 0.2;
/** Time in the menu and of a break, as shares of handling. */
const MENU = 0.1;
const BREAK = 1.5;

interface Call {
  id: string;
  number: number;
  queue: number;
  agent: number;
}

/** Makes the events of a working hotline one by one, in order of time, without end; at first everybody logs in. */
export class CallFloor {
  readonly #size: FloorSize;
  readonly #shape: FloorShape;
  readonly #random: () => number;
  readonly #agenda = new Agenda<() => void>();
  readonly #ready: number[][];
  readonly #waiting: Call[][];
  /** Mean time between two calls, and of handling one. Unit: ms. */
  readonly #between: number;
  readonly #handling: number;
  #out: FloorEvent[] = [];
  #read = 0;
  #now = 0;
  #calls = 0;

  constructor(size: FloorSize) {
    this.#size = size;
    this.#shape = floorShapes[size.shape ?? 'plain'];
    this.#random = seededRandom(size.seed ?? 1);
    this.#ready = Array.from({ length: size.queues }, () => []);
    this.#waiting = Array.from({ length: size.queues }, () => []);
    this.#between = 1000 / (size.rate / this.#shape.eventsAContact);
    this.#handling = BUSY * size.agents * this.#between;
    for (let agent = 0; agent < size.agents; agent += 1) this.#logIn(agent);
    this.#agenda.add(0, () => this.#arrive());
  }

  next(): FloorEvent {
    while (this.#read >= this.#out.length) {
      this.#out = [];
      this.#read = 0;
      const { at, what } = this.#agenda.next()!;
      this.#now = at;
      what();
    }
    return this.#out[this.#read++]!;
  }

  /** Around `mean`, never 0, with the long tail that talk times have. */
  #spread(mean: number): number {
    return mean * (0.15 - 0.85 * Math.log(1 - this.#random()));
  }

  #after(ms: number, what: () => void): void {
    this.#agenda.add(this.#now + ms, what);
  }

  #tell(type: string, data: string): void {
    this.#out.push({ at: this.#now, tail: `"type":"${type}","data":{${data}}}` });
  }

  #seat(agent: number, state: string): void {
    this.#tell('agent.state', `"agent":"${this.#shape.agent(agent)}","state":"${state}"`);
  }

  /** Large queues and small ones, each with as many seats as its calls need. */
  #queueAt(share: number): number {
    return Math.floor(share ** 1.3 * this.#size.queues);
  }

  #logIn(agent: number): void {
    const queue = this.#queueAt(agent / this.#size.agents);
    const team = this.#shape.team(agent, queue);
    const place = `"team":"${team}","site":"site-${queue % 4}","queues":["q${queue}"]`;
    const who = `"agent":"${this.#shape.agent(agent)}"`;
    this.#tell('agent.state', `${who},"state":"ready","name":"Agent ${agent}",${place}`);
    this.#ready[queue]!.push(agent);
  }

  #arrive(): void {
    this.#after(this.#spread(this.#between), () => this.#arrive());
    const queue = this.#queueAt(this.#random());
    const number = ++this.#calls;
    const call = { id: `${this.#size.prefix ?? 'c'}${number}`, number, queue, agent: -1 };
    if (this.#shape.menuLeavers === 0) return this.#queue(call, this.#words(call));
    this.#tell('contact.entered', `"contact":"${call.id}",${this.#words(call)}`);
    this.#after(this.#spread(this.#handling * MENU), () => {
      if (number % this.#shape.menuLeavers === 0) this.#tell('contact.ivrLeft', `"contact":"${call.id}"`);
      else this.#queue(call, '');
    });
  }

  /** What a contact says of itself. */
  #words({ number, queue }: Call): string {
    const { channel, language, ivrKey } = this.#shape;
    const dims = `"channel":"${channel(number)}","business":"b${queue % 12}","language":"${language(number, queue)}","ivrKey":"${ivrKey(number)}"`;
    return `${dims},"region":"r${number % 31}","customer":"h${(number * 7919) % 900_001}","site":"site-${queue % 4}"`;
  }

  #queue(call: Call, words: string): void {
    const { queue } = call;
    this.#tell(
      'contact.queued',
      `"contact":"${call.id}","queue":"q${queue}"${words === '' ? '' : ','}${words}`,
    );
    if (this.#random() < ABANDON) this.#after(this.#spread(this.#handling / 10), () => this.#giveUp(call));
    const agent = this.#ready[queue]!.shift();
    if (agent === undefined) this.#waiting[queue]!.push(call);
    else this.#ring(call, agent);
  }

  #giveUp(call: Call): void {
    const line = this.#waiting[call.queue]!;
    const place = line.indexOf(call);
    if (place < 0) return;
    line.splice(place, 1);
    this.#tell('contact.abandoned', `"contact":"${call.id}","queue":"q${call.queue}","stage":"queue"`);
  }

  #ring(call: Call, agent: number): void {
    call.agent = agent;
    this.#seat(agent, 'ringing');
    this.#after(this.#spread(this.#handling / 60), () => this.#answer(call));
  }

  #answer(call: Call): void {
    const about = this.#about(call);
    this.#tell('contact.answered', `${about},"queue":"q${call.queue}"`);
    this.#seat(call.agent, 'talking');
    const talk = this.#spread(this.#handling * (1 - WRAP));
    if (this.#random() < HOLD) {
      this.#after(talk * 0.3, () => this.#hold(call, 'held', 'holding'));
      this.#after(talk * 0.5, () => this.#hold(call, 'retrieved', 'talking'));
    }
    this.#after(talk, () => this.#end(call));
  }

  #about(call: Call): string {
    return `"contact":"${call.id}","agent":"${this.#shape.agent(call.agent)}"`;
  }

  #hold(call: Call, type: 'held' | 'retrieved', state: 'holding' | 'talking'): void {
    this.#tell(`contact.${type}`, this.#about(call));
    if (this.#shape.holdStates) this.#seat(call.agent, state);
  }

  #end(call: Call): void {
    const by = this.#random() < 0.6 ? 'customer' : 'agent';
    const agent = this.#shape.agent(call.agent);
    this.#tell('contact.ended', `"contact":"${call.id}","by":"${by}","agent":"${agent}"`);
    this.#seat(call.agent, 'acw');
    this.#after(this.#spread(this.#handling * WRAP), () => this.#wrap(call));
  }

  #wrap(call: Call): void {
    const { breaks, surveys } = this.#shape;
    this.#tell('contact.wrapped', this.#about(call));
    if (surveys > 0 && call.number % surveys === 0)
      this.#tell(
        'survey.answered',
        `${this.#about(call)},"queue":"q${call.queue}","grade":${1 + (call.number % 3)}`,
      );
    if (breaks === 0 || call.number % breaks !== 0) return this.#free(call);
    this.#seat(call.agent, 'notReady');
    this.#after(this.#spread(this.#handling * BREAK), () => this.#free(call));
  }

  /** The agent takes the next call. */
  #free(call: Call): void {
    this.#seat(call.agent, 'ready');
    const next = this.#waiting[call.queue]!.shift();
    if (next === undefined) this.#ready[call.queue]!.push(call.agent);
    else this.#ring(next, call.agent);
  }
}
