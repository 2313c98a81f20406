import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewEvent } from '../../../../shared/model/event.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { CallBook } from './call-book.ts';
import type { Said } from './said.ts';

const START = 1_700_000_000_000;
const contact = 'c';

function setUp(logSpeaks = true) {
  const clock = manualClock(START);
  const told: NewEvent[] = [];
  const book = new CallBook({ clock, late: (events) => told.push(...events), logSpeaks: () => logSpeaks });
  const ami = (...words: Said[]) => words.forEach((word) => told.push(...book.hear(word, 'ami')));
  const log = (...words: Said[]) => words.forEach((word) => told.push(...book.hear(word, 'log')));
  return { clock, told, book, ami, log };
}

const queued = (time: number, queue = 'q'): Said => ({
  type: 'contact.queued',
  time,
  data: { contact, queue, channel: 'voice' },
});
const abandoned = (time: number, queue = 'q'): Said => ({
  type: 'contact.abandoned',
  time,
  data: { contact, queue, stage: 'queue' },
});
const left = (time: number, queue: string | undefined = 'q'): Said => ({
  type: 'contact.left',
  time,
  data: { contact, ...(queue ? { queue } : {}), reason: 'timeout' },
});
const answered = (time: number, queue = 'q'): Said => ({
  type: 'contact.answered',
  time,
  data: { contact, queue, agent: 'A' },
});
const ended = (time: number): Said => ({
  type: 'contact.ended',
  time,
  data: { contact, by: 'agent', agent: 'A' },
});
const rangOut = (time: number): Said => ({
  type: 'contact.ringNoAnswer',
  time,
  data: { contact, agent: 'A', ringMs: 6000 },
});
const words = (told: readonly NewEvent[]) =>
  told.map((event) => `${event.type.slice(8)} ${event.time - START}`);

describe('an abandon of AMI', () => {
  test('is held for half a second, then told with its own time', () => {
    const { clock, told, ami } = setUp();
    ami(queued(START + 10), abandoned(START + 5_000));
    clock.pass(499);
    expect(words(told)).toEqual(['queued 10']);
    clock.pass(1);
    expect(words(told)).toEqual(['queued 10', 'abandoned 5000']);
  });

  test('is a time-out when the dialplan says so at once: a flow-out at the moment AMI gave', () => {
    const { clock, told, ami } = setUp();
    ami(queued(START + 10), abandoned(START + 5_000), left(START + 5_002, ''));
    clock.pass(1_000);
    expect(words(told)).toEqual(['queued 10', 'left 5000']);
    expect(told[1]?.data).toEqual({ contact, queue: 'q', reason: 'timeout' });
  });

  test('is corrected when queue_log says time-out later', () => {
    const { clock, told, ami, log } = setUp();
    ami(queued(START + 10), abandoned(START + 5_400));
    clock.pass(3_000);
    log(queued(START), left(START + 5_000));
    expect(words(told)).toEqual(['queued 10', 'abandoned 5400', 'left 5400']);
  });

  test('while a phone rings is in the stage ringing', () => {
    const { clock, told, ami } = setUp();
    ami(
      queued(START + 10),
      { type: 'contact.ringing', time: START + 20, data: { contact, queue: 'q', agent: 'A' } },
      abandoned(START + 900),
    );
    clock.pass(500);
    expect(told.at(-1)?.data).toMatchObject({ stage: 'ringing' });
  });
});

describe('a place that is gone without a word', () => {
  const gone: Said = { type: 'hint.placeLeft', time: START + 3_000, data: { contact, queue: 'q' } };

  test('was left by a key, as far as AMI alone can tell', () => {
    const { clock, told, ami } = setUp(false);
    ami(queued(START + 10), gone);
    clock.pass(500);
    expect(told.at(-1)).toMatchObject({ type: 'contact.left', data: { queue: 'q', reason: 'key' } });
  });

  test('waits for queue_log where there is one, and an answer cancels the question', () => {
    const { clock, told, ami } = setUp(true);
    ami(queued(START + 10), gone);
    clock.pass(5_000);
    expect(told).toHaveLength(1);
    ami(gone, answered(START + 6_000));
    clock.pass(5_000);
    expect(words(told)).toEqual(['queued 10', 'answered 6000']);
  });
});

describe('a call', () => {
  test('that hangs up before any queue left in the IVR; one that was refused did not', () => {
    const entered = (id: string): Said => ({
      type: 'contact.entered',
      time: START,
      data: { contact: id, channel: 'voice' },
    });
    const hungUp = (channel: string): Said => ({ type: 'hint.hungUp', time: START + 9, data: { channel } });
    const { told, ami } = setUp();
    ami(
      entered('x'),
      hungUp('x'),
      entered('y'),
      { type: 'contact.refused', time: START + 5, data: { contact: 'y', reason: 'full' } },
      hungUp('y'),
    );
    expect(told.map((event) => event.type)).toEqual([
      'contact.entered',
      'contact.ivrLeft',
      'contact.entered',
      'contact.refused',
    ]);
  });

  test('carries the key pressed in the IVR into its offer', () => {
    const { told, ami } = setUp();
    ami({ type: 'hint.key', time: START, data: { contact, key: '3' } }, queued(START + 1));
    expect(told[0]?.data).toMatchObject({ ivrKey: '3' });
  });

  test('is remembered while it stays in the IVR, and for ten minutes after its end', () => {
    const { clock, told, book, ami } = setUp();
    ami({ type: 'contact.entered', time: START, data: { contact: 'x', channel: 'voice' } });
    ami(
      { type: 'hint.key', time: START, data: { contact, key: '3' } },
      queued(START + 1),
      answered(START + 2),
      ended(START + 3),
    );
    clock.pass(1_800_000);
    book.prune();
    ami({ type: 'hint.hungUp', time: START + 1_800_000, data: { channel: 'x' } });
    expect(told.at(-1)?.type).toBe('contact.ivrLeft');
    expect(book.save()).toMatchObject([{ contact: 'x' }]);
    ami({ type: 'hint.key', time: START + 1_800_000, data: { contact: 'y', key: '4' } });
    book.prune();
    expect(book.save()).toMatchObject([{ contact: 'x' }, { contact: 'y', ivrKey: '4' }]);
  });

  test('is held and retrieved by its agent, but not retrieved from no hold', () => {
    const { told, ami } = setUp();
    const hold = (time: number, held: boolean): Said => ({
      type: 'hint.held',
      time: START + time,
      data: { channel: 'a.1', held },
    });
    ami(queued(START + 1), answered(START + 2), {
      type: 'hint.agentChannel',
      time: START + 2,
      data: { contact, channel: 'a.1' },
    });
    ami(hold(3, false), hold(4, true), hold(5, true), hold(6, false));
    expect(words(told)).toEqual(['queued 1', 'answered 2', 'held 4', 'retrieved 6']);
  });

  test('whose survey names neither agent nor queue gets those of its last talk', () => {
    const { told, ami } = setUp();
    ami(queued(START + 1), answered(START + 2), ended(START + 3), {
      type: 'survey.answered',
      time: START + 4,
      data: { contact, grade: 1 },
    });
    expect(told.at(-1)?.data).toEqual({ contact, grade: 1, agent: 'A', queue: 'q' });
  });

  test('told by the log in the second in which AMI told its offer is not answered before it', () => {
    const { told, ami, log } = setUp();
    ami(queued(START + 410));
    log(queued(START), answered(START));
    expect(words(told)).toEqual(['queued 410', 'answered 410']);
  });

  test('that enters the same queue again in the second in which it left has two legs', () => {
    const { told, ami, log } = setUp();
    ami(queued(START + 410), left(START + 9_500));
    log(queued(START), left(START + 9_000), queued(START + 9_000));
    expect(words(told)).toEqual(['queued 410', 'left 9500', 'queued 9501']);
  });
});

test('an earlier run that told a fact onwards keeps a restarted book from telling it again', () => {
  const first = setUp();
  first.ami(queued(START + 10));
  const second = setUp();
  expect(second.book.restore(JSON.parse(JSON.stringify(first.book.save())))).toBe(true);
  second.book.known({
    type: 'contact.answered',
    time: START + 2_300,
    data: { contact, queue: 'q', agent: 'A' },
  });
  second.log(queued(START), answered(START + 2_000), ended(START + 8_000));
  expect(words(second.told)).toEqual(['ended 8000']);
  expect(second.book.restore([{ contact: 1 }])).toBe(false);
});

/** A call as a script: stays in queues, each with phones that rang in vain and an end. */
const stay = fc.record({
  queue: fc.constantFrom('q', 'r'),
  rings: fc.nat(2),
  end: fc.constantFrom('answered', 'abandoned', 'left'),
});

function scriptOf(stays: { queue: string; rings: number; end: string }[]): { ami: Said; log: Said }[] {
  let time = START;
  const script: { ami: Said; log: Said }[] = [];
  const add = (make: (time: number) => Said): void => {
    time += 4_321;
    script.push({ ami: make(time), log: make(Math.floor(time / 1000) * 1000) });
  };
  for (const { queue, rings, end } of stays) {
    add((at) => queued(at, queue));
    for (let ring = 0; ring < rings; ring++) add(rangOut);
    if (end === 'abandoned') add((at) => abandoned(at, queue));
    if (end === 'left') add((at) => left(at, queue));
    if (end === 'answered') {
      add((at) => answered(at, queue));
      add(ended);
    }
  }
  return script;
}

test('wherever AMI is cut off, every fact is told once, in its order, by AMI where it was listening', () => {
  fc.assert(
    fc.property(
      fc.array(stay, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.nat(),
      fc.nat(3),
      (stays, a, b, lag) => {
        const script = scriptOf(stays);
        const [from, to] = [a % (script.length + 1), b % (script.length + 1)].toSorted((x, y) => x - y) as [
          number,
          number,
        ];
        const { clock, told, book, ami, log } = setUp();
        let logged = 0;
        const catchUp = (through: number): void => {
          while (logged < through) log(script[logged++]!.log);
        };
        script.forEach((fact, at) => {
          if (at === to) {
            catchUp(at);
            book.caughtUp();
          }
          if (at < from || at >= to) ami(fact.ami);
          clock.pass(4_321);
          if (at < from || at >= to) catchUp(at - lag);
        });
        catchUp(script.length);
        expect(told.map((event) => event.type)).toEqual(script.map((fact) => fact.ami.type));
        told.forEach((event, at) =>
          expect(event.time).toBe(
            at < from || at >= to ? script[at]!.ami.time : Math.floor(script[at]!.ami.time / 1000) * 1000,
          ),
        );
      },
    ),
    { numRuns: 500 },
  );
});
