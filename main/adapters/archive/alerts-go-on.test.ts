import { afterEach, describe, expect, it } from 'vitest';
import { alertDesk, journalOf, rule } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';
import type { FakeSource, Rig, RigOptions } from './testing/station-rig.ts';

const start = Date.UTC(2026, 4, 18, 9);
const HOUR = 3_600_000;
const rigs: Rig[] = [];

afterEach(() => {
  for (const rig of rigs.splice(0)) rig.close();
});

function opened(options: RigOptions): Rig {
  const rig = stationRig({ now: start, ...options });
  rigs.push(rig);
  return rig;
}

/** More than `above` wait in a queue. */
const waiting = (id: string, above: number, more: Partial<Parameters<typeof rule>[0]> = {}) =>
  rule({ id, metric: 'waiting', windows: [], raise: { above }, scope: { each: 'queue' }, ...more });
const deep = waiting('deep', 0, { for: '10s' });

/** Seconds go by, and the source says that it is there. */
function quiet(source: FakeSource, rig: Rig, seconds: number): void {
  for (let i = 0; i < seconds; i++) {
    rig.clock.pass(1_000);
    source.send({ t: 'ping', n: i, at: rig.clock.now() });
  }
}

const queued = (source: FakeSource, ...contacts: string[]): void =>
  contacts.forEach((contact) => source.contact('queued', contact, { queue: 'q1' }));
const gone = (source: FakeSource, ...contacts: string[]): void =>
  contacts.forEach((contact) => source.contact('abandoned', contact, { queue: 'q1', stage: 'queue' }));

async function firing(rig: Rig) {
  return (await alertDesk(rig).alerts()).filter(({ state }) => state === 'firing');
}

describe('a clock that is set back', () => {
  it('lets an alert go on pending for as long as its rule says, and no longer', async () => {
    const rig = opened({ alertRules: [deep] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 5);
    rig.clock.set(-HOUR);
    quiet(source, rig, 12);
    expect(await firing(rig)).toMatchObject([{ rule: 'deep' }]);
  });

  it('does so also while the station is stopped', async () => {
    const rig = opened({ alertRules: [deep] });
    queued(rig.source(), 'x');
    rig.commit();
    rig.clock.pass(2_000);
    rig.crash();
    rig.clock.set(-HOUR);
    quiet(rig.source({ first: 2, last: 1 }), rig, 12);
    const [alert] = await firing(rig);
    expect(alert?.rule).toBe('deep');
    expect(alert?.pendingAt).toBeLessThanOrEqual(rig.clock.now());
  });

  it('is stored: a second end of the process does not bring the other time back', async () => {
    const rig = opened({ alertRules: [deep] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 5);
    rig.clock.set(-HOUR);
    quiet(source, rig, 2);
    rig.crash();
    quiet(rig.source({ first: 2, last: 1 }), rig, 12);
    expect(await firing(rig)).toMatchObject([{ rule: 'deep' }]);
  });

  it('does not put off the time at which an alert is passed on', async () => {
    const passed = waiting('passed', 0, { escalate: [{ after: '1m', to: 'duty-manager' }] });
    const rig = opened({ alertRules: [passed] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 5);
    rig.clock.set(-HOUR);
    quiet(source, rig, 70);
    expect((await firing(rig))[0]?.escalated).toMatchObject({ to: 'duty-manager' });
  });
});

describe('an alert that was shelved', () => {
  it('and fired meanwhile calls people when somebody takes it back, and is passed on if nobody answers', async () => {
    const passed = waiting('passed', 0, { escalate: [{ after: '1m', to: 'duty-manager' }] });
    const rig = opened({ alertRules: [passed] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 2);
    const [first] = await firing(rig);
    await alertDesk(rig).ask('alerts.shelve', { alerts: [first?.id], minutes: 60 });
    gone(source, 'x');
    quiet(source, rig, 2);
    queued(source, 'y');
    quiet(source, rig, 200);
    const [second] = await firing(rig);
    expect(second).toMatchObject({ notice: null, escalated: null });
    await alertDesk(rig).ask('alerts.unshelve', { alerts: [second?.id] });
    quiet(source, rig, 30);
    expect((await firing(rig))[0]).toMatchObject({ notice: expect.any(String), escalated: null });
    quiet(source, rig, 40);
    expect((await firing(rig))[0]?.escalated).toMatchObject({ to: 'duty-manager' });
  });
});

describe("an alert about the system's own health", () => {
  it('that began to fire while the station was stopped calls people, also without any source', async () => {
    const disk = rule({
      id: 'disk',
      metric: 'diskFreeShare',
      windows: [],
      raise: { below: 0.1 },
      for: '60s',
    });
    const rig = opened({ alertRules: [disk], diskFreeShare: () => 0.05 });
    rig.clock.pass(2_000);
    rig.clock.set(600_000);
    rig.crash();
    rig.clock.pass(2_000);
    expect(await firing(rig)).toMatchObject([{ rule: 'disk', backfill: false, notice: expect.any(String) }]);
  });
});

describe('an alert that recovers', () => {
  it('is not passed on before it comes back', async () => {
    const passed = waiting('passed', 0, {
      keepFiring: '5m',
      escalate: [{ after: '1m', to: 'duty-manager' }],
    });
    const rig = opened({ alertRules: [passed] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 30);
    gone(source, 'x');
    quiet(source, rig, 90);
    expect((await alertDesk(rig).alerts())[0]).toMatchObject({ state: 'recovering', escalated: null });
    queued(source, 'y');
    quiet(source, rig, 3);
    expect((await firing(rig))[0]?.escalated).toMatchObject({ to: 'duty-manager' });
  });
});

describe('a rule about each team', () => {
  it('names the team, and leaves out no seat that has none', async () => {
    const long = rule({
      id: 'long',
      metric: 'stateOverLimit',
      windows: [],
      raise: { above: 0 },
      scope: { each: 'team' },
    });
    const rig = opened({ alertRules: [long], settings: { seatLimits: { acw: 60 } } });
    const source = rig.source({ acw: true, agentStates: true });
    const state = (agent: string, data: object) => ({
      type: 'agent.state',
      time: rig.clock.now(),
      data: { agent, ...data },
    });
    source.events(
      state('a', { state: 'acw', team: 'early' }),
      state('b', { state: 'acw' }),
      state('c', { state: 'ready', team: 'late' }),
    );
    quiet(source, rig, 70);
    const told = (await firing(rig)).map(({ scope }) => [scope.kind, scope.name]);
    expect(told.toSorted()).toEqual([
      ['team', ''],
      ['team', 'early'],
    ]);
  });
});

describe('rules that keep each other quiet', () => {
  it('leave one of them loud', async () => {
    const rig = opened({
      alertRules: [waiting('a', 0, { inhibits: ['b'] }), waiting('b', 1, { inhibits: ['a'] })],
    });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 2);
    queued(source, 'y');
    quiet(source, rig, 2);
    const held = (await firing(rig)).map(({ rule: of, inhibitedBy }) => [of, inhibitedBy]);
    expect(held.toSorted()).toEqual([
      ['a', null],
      ['b', 'a'],
    ]);
  });

  it('leave one of them loud also when what kept both quiet is over', async () => {
    const rig = opened({
      alertRules: [
        waiting('a', 0, { inhibits: ['b'] }),
        waiting('b', 0, { inhibits: ['a'] }),
        waiting('root', 1, { inhibits: ['a', 'b'] }),
      ],
    });
    const source = rig.source();
    queued(source, 'x', 'y');
    quiet(source, rig, 2);
    gone(source, 'y');
    quiet(source, rig, 2);
    const loud = (await firing(rig)).filter(({ inhibitedBy }) => inhibitedBy === null);
    expect(loud).toHaveLength(1);
    expect(loud[0]?.notice).toEqual(expect.any(String));
  });

  it('let what was kept quiet be passed on only when it was heard for so long', async () => {
    const passed = waiting('passed', 0, { escalate: [{ after: '1m', to: 'duty-manager' }] });
    const rig = opened({ alertRules: [passed, waiting('root', 1, { inhibits: ['passed'] })] });
    const source = rig.source();
    queued(source, 'x');
    quiet(source, rig, 5);
    queued(source, 'y');
    quiet(source, rig, 90);
    gone(source, 'y');
    quiet(source, rig, 20);
    expect((await firing(rig))[0]).toMatchObject({ rule: 'passed', inhibitedBy: null, escalated: null });
    quiet(source, rig, 50);
    expect((await firing(rig))[0]?.escalated).toMatchObject({ to: 'duty-manager' });
  });
});

describe('a source that comes back', () => {
  it('is never told of as back before it was told of as gone', () => {
    const low = rule({ id: 'low', minOffered: 1 });
    const rig = opened({ alertRules: [low] });
    const source = rig.source();
    queued(source, 'x', 'y');
    gone(source, 'x');
    quiet(source, rig, 3);
    source.close();
    rig.clock.pass(40_000);
    // It has two more to tell: as long as it tells the past, waits are judged as of then.
    const back = rig.source({ first: 4, last: 5 });
    back.contact('abandoned', 'y', { queue: 'q1', stage: 'queue' }, start + 5_000);
    quiet(back, rig, 3);
    back.contact('queued', 'z', { queue: 'q1' });
    quiet(back, rig, 3);
    const lines = journalOf(rig).filter(({ kind }) => kind === 'noData' || kind === 'dataBack');
    expect(lines.map(({ kind }) => kind)).toEqual(['noData', 'dataBack']);
    expect(lines[1]?.at).toBeGreaterThanOrEqual(lines[0]?.at ?? Infinity);
  });

  it('is seen again by a rule about a sum without a call', async () => {
    const drift = rule({
      id: 'drift',
      metric: 'cusumConnectRate',
      windows: [],
      raise: { above: 0.5 },
      scope: { each: 'queue' },
    });
    const rig = opened({ alertRules: [drift] });
    const source = rig.source();
    queued(source, 'x');
    gone(source, 'x');
    quiet(source, rig, 3);
    source.close();
    rig.clock.pass(40_000);
    expect((await firing(rig))[0]?.noDataSince).not.toBe(null);
    quiet(rig.source({ first: 3, last: 2 }), rig, 3);
    expect((await firing(rig))[0]?.noDataSince).toBe(null);
  });
});

describe('a rule off duty', () => {
  it('calls for nothing any more when its hours end, also without a call', async () => {
    const low = rule({
      id: 'low',
      minOffered: 1,
      calendar: { hours: '08:00-09:01' },
      escalate: [{ after: '90s', to: 'duty-manager' }],
    });
    const rig = opened({ alertRules: [low] });
    const source = rig.source();
    queued(source, 'x');
    gone(source, 'x');
    quiet(source, rig, 10);
    expect(await firing(rig)).toMatchObject([{ rule: 'low' }]);
    quiet(source, rig, 110);
    expect(await firing(rig)).toEqual([]);
    expect(journalOf(rig).map(({ kind, at }) => [kind, at >= start + 60_000])).toEqual([
      ['pending', false],
      ['raised', false],
      ['recovering', true],
      ['cleared', true],
    ]);
  });
});
