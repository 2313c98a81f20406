import { describe, expect, test } from 'vitest';
import type { FactKind } from './contact.ts';
import { addFact, detail, factKinds, newContact } from './contact.ts';
import { outcome, readLegs } from './legs.ts';

const outcomes = ['open', 'answered', 'abandoned', 'flowedOut', 'lost'] as const;
const details: Record<string, number> = {
  ringing: detail.stage.ringing,
  timeout: detail.left.timeout,
  overflow: detail.left.overflow,
  callback: detail.left.callback,
  full: detail.refused.full,
  customer: detail.by.customer,
  agentEnds: detail.by.agent,
  system: detail.by.system,
  toQueue: detail.transferred.toQueue,
};

/**
 * Reads a story such as `queued 0 q1, answered 5 q1 a1, ended 9 customer`: kind, second, then queue (q…), agent (a…) and
 * detail in any order. Words of one second stand in the order in which they came.
 */
function read(story: string, acw = false) {
  const contact = newContact(1, 1, 'c', acw);
  story.split(', ').forEach((words, seq) => {
    const [kind = '', second = '', ...rest] = words.split(' ');
    const named = (letter: string): number =>
      Number(rest.find((word) => new RegExp(`^${letter}\\d$`).test(word))?.slice(1) ?? 0);
    const why = rest.find((word) => details[word] !== undefined);
    addFact(contact, {
      kind: factKinds.indexOf(kind as FactKind),
      time: 1_000_000 + Number(second) * 1000,
      seq: seq + 1,
      queue: named('q'),
      agent: named('a'),
      detail: why === undefined ? 0 : details[why]!,
    });
  });
  return readLegs(contact);
}

/** Legs in words: `q1 answered 0-5 talk 9`. */
function told(story: string, acw = false): string {
  const second = (ms: number): number => (ms - 1_000_000) / 1000;
  const { legs, extras, state } = read(story, acw);
  const words = legs.map((leg) => {
    const end = leg.outcome === outcome.open ? '' : second(leg.endAt);
    const parts = [`q${leg.queue} ${outcomes[leg.outcome]} ${second(leg.offeredAt)}-${end}`];
    if (leg.talkEnd !== 0) parts.push(`talk-${second(leg.talkEnd)}`);
    if (leg.holdMs !== 0) parts.push(`hold ${leg.holdMs / 1000}`);
    if (leg.wrapAt !== 0) parts.push(`wrap-${second(leg.wrapAt)}`);
    if (leg.lostAfterAnswer) parts.push('lost-after');
    if (leg.requeue) parts.push('requeue');
    if (leg.outcome === outcome.abandoned && leg.why === detail.stage.ringing) parts.push('ringing');
    return parts.join(' ');
  });
  const beside = extras.map(
    (extra) =>
      `${extra.kind}${extra.queue === 0 ? '' : ` q${extra.queue}`}${extra.agent === 0 ? '' : ` a${extra.agent}`}`,
  );
  return [...words, ...beside, ['nowhere', 'ivr', 'waiting', 'talking', 'acw'][state]].join('; ');
}

describe('a contact is read as', () => {
  test.each<[string, string, string]>([
    [
      'an answer without a wait',
      'queued 0 q1, answered 0 q1 a1, ended 7 customer',
      'q1 answered 0-0 talk-7; nowhere',
    ],
    [
      'all in one instant',
      'entered 0, queued 0 q1, answered 0 q1 a1, ended 0 customer',
      'q1 answered 0-0 talk-0; ivrEntered; nowhere',
    ],
    [
      'all in one instant, told backwards',
      'ended 0 customer, answered 0 q1 a1, queued 0 q1',
      'q1 answered 0-0 talk-0; nowhere',
    ],
    ['waiting', 'queued 0 q1', 'q1 open 0-; waiting'],
    ['in the IVR', 'entered 0', 'ivrEntered; ivr'],
    ['left in the IVR', 'entered 0, ivrLeft 4', 'ivrEntered; ivrLeft; nowhere'],
    [
      'an overflow',
      'queued 0 q1, left 3 q1 overflow, queued 3 q2, answered 8 q2 a1, ended 9 customer',
      'q1 flowedOut 0-3; q2 answered 3-8 talk-9; nowhere',
    ],
    [
      'an overflow nobody told of',
      'queued 0 q1, queued 3 q2, answered 8 q2 a1',
      'q1 flowedOut 0-3; q2 answered 3-8; talking',
    ],
    [
      'an overflow told of later',
      'queued 0 q1, queued 3 q2, left 4 q1 overflow',
      'q1 flowedOut 0-4; q2 open 3-; waiting',
    ],
    [
      'a transfer',
      'queued 0 q1, answered 2 q1 a1, transferred 5 a1 toQueue, queued 5 q2, answered 6 q2 a2, ended 9 customer',
      'q1 answered 0-2 talk-5; q2 answered 5-6 talk-9 requeue; transferred q2; nowhere',
    ],
    [
      'a transfer outside',
      'queued 0 q1, answered 2 q1 a1, transferred 5 a1',
      'q1 answered 0-2 talk-5; transferred q1 a1; nowhere',
    ],
    ['a repeated offer', 'queued 0 q1, queued 2 q1, answered 5 q1 a1', 'q1 answered 0-5; talking'],
    [
      'a repeated offer in the instant of the answer',
      'queued 0 q1, answered 5 q1 a1, queued 5 q1',
      'q1 answered 0-5; talking',
    ],
    ['an abandon', 'queued 0 q1, abandoned 4 q1', 'q1 abandoned 0-4; nowhere'],
    [
      'an abandon while ringing',
      'queued 0 q1, ringing 1 a1, abandoned 4 q1 ringing',
      'q1 abandoned 0-4 ringing; nowhere',
    ],
    [
      'left after abandoned: a correction',
      'queued 0 q1, abandoned 4 q1, left 5 q1 timeout',
      'q1 flowedOut 0-5; nowhere',
    ],
    [
      'left before abandoned: it had gone',
      'queued 0 q1, left 4 q1 timeout, abandoned 5 q1',
      'q1 flowedOut 0-4; nowhere',
    ],
    [
      'left and abandoned in one instant',
      'queued 0 q1, abandoned 4 q1, left 4 q1 timeout',
      'q1 flowedOut 0-4; nowhere',
    ],
    ['refused without a queue stay', 'entered 0, refused 3 full', 'ivrEntered; refused; nowhere'],
    ['refused by the queue it waits in', 'queued 0 q1, refused 3 q1 full', 'q1 flowedOut 0-3; nowhere'],
    [
      'refused by another queue while it waits',
      'queued 0 q1, refused 3 q2 full',
      'q1 open 0-; refused q2; waiting',
    ],
    [
      'refused by another queue while it talks',
      'queued 0 q1, answered 1 q1 a1, refused 3 q2 full',
      'q1 answered 0-1; refused q2; talking',
    ],
    ['lost', 'queued 0 q1, lost 9', 'q1 lost 0-9; nowhere'],
    [
      'lost, then found answered',
      'queued 0 q1, lost 9, answered 12 q1 a1, ended 20 customer',
      'q1 answered 0-12 talk-20; nowhere',
    ],
    [
      'lost, though answered before',
      'queued 0 q1, answered 4 q1 a1, ended 6 customer, lost 9',
      'q1 answered 0-4 talk-6; nowhere',
    ],
    [
      'lost after the answer',
      'queued 0 q1, answered 4 q1 a1, lost 9',
      'q1 answered 0-4 talk-9 lost-after; nowhere',
    ],
    [
      'lost after the answer, then ended',
      'queued 0 q1, answered 4 q1 a1, lost 9, ended 15 customer',
      'q1 answered 0-4 talk-15; nowhere',
    ],
    ['ended while waiting by the customer', 'queued 0 q1, ended 5 customer', 'q1 abandoned 0-5; nowhere'],
    [
      'ended by the customer while it rang',
      'queued 0 q1, ringing 2 a1, ended 5 customer',
      'q1 abandoned 0-5 ringing; nowhere',
    ],
    ['ended while waiting by the system', 'queued 0 q1, ended 5 system', 'q1 lost 0-5; nowhere'],
    [
      'held twice',
      'queued 0 q1, answered 1 q1 a1, held 3 a1, retrieved 5 a1, held 6 a1, ended 9 customer',
      'q1 answered 0-1 talk-9 hold 5; nowhere',
    ],
    [
      'ring, no answer, answer',
      'queued 0 q1, ringing 1 a1, ringNoAnswer 4 a1, ringing 5 a2, answered 6 a2',
      'q1 answered 0-6; ringNoAnswer q1 a1; talking',
    ],
    [
      'a survey after the end',
      'queued 0 q1, answered 1 q1 a1, ended 5 customer, survey 60',
      'q1 answered 0-1 talk-5; surveyed q1 a1; nowhere',
    ],
    ['an answer without an offer', 'answered 1 q1 a1, ended 5 customer', 'nowhere'],
    ['self-served', 'entered 0, selfServed 9', 'ivrEntered; selfServed; nowhere'],
  ])('%s: %s', (_name, story, legs) => {
    expect(told(story)).toBe(legs);
  });

  test('after-call work, where the source declares it, until it is wrapped', () => {
    expect(told('queued 0 q1, answered 1 q1 a1, ended 5 customer', true)).toBe('q1 answered 0-1 talk-5; acw');
    expect(told('queued 0 q1, answered 1 q1 a1, ended 5 customer, wrapped 8 a1', true)).toBe(
      'q1 answered 0-1 talk-5 wrap-8; nowhere',
    );
  });

  test('the same, in whatever order its facts came', () => {
    const facts =
      'queued 0 q1, ringing 1 a1, answered 4 q1 a1, held 6 a1, retrieved 8 a1, ended 9 customer'.split(', ');
    const straight = told(facts.join(', '));
    for (let turn = 0; turn < facts.length; turn++) {
      facts.push(facts.shift()!);
      expect(told(facts.join(', '))).toBe(straight);
      expect(told(facts.toReversed().join(', '))).toBe(straight);
    }
  });
});

test('a fact inferred from a snapshot yields to the event that tells the same', () => {
  const contact = newContact(1, 1, 'c', false);
  const fact = (kind: FactKind, time: number, seq: number, more: object) =>
    addFact(contact, { kind: factKinds.indexOf(kind), time, seq, queue: 1, agent: 0, detail: 0, ...more });
  fact('queued', 5_000, 0, { detail: detail.inferred.yes });
  expect(readLegs(contact).legs).toMatchObject([{ offeredAt: 5_000 }]);
  fact('queued', 4_000, 7, {});
  expect(readLegs(contact).legs).toMatchObject([{ offeredAt: 4_000, outcome: outcome.open }]);
});
