import { afterEach, describe, expect, it } from 'vitest';
import type { StoredRule } from '../../../shared/model/alert.ts';
import { ownDesk } from '../../../shared/model/person.ts';
import { shippedRules } from '../settings/shipped-rules.ts';
import { alertDesk, journalOf, manager, rule } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';
import type { FakeSource, Rig, RigOptions } from './testing/station-rig.ts';

const start = Date.UTC(2026, 4, 18, 9);
const rigs: Rig[] = [];

afterEach(() => {
  for (const rig of rigs.splice(0)) rig.close();
});

function opened(options: RigOptions = {}): Rig {
  const rig = stationRig({ now: start, ...options });
  rigs.push(rig);
  return rig;
}

const low = rule({ id: 'low', minOffered: 5 });
const deep = rule({
  id: 'deep',
  metric: 'waiting',
  windows: [],
  raise: { above: 2 },
  for: '10s',
  scope: { each: 'queue' },
});

let calls = 0;
/** A call that waits 2 s and is answered or not, now. */
function call(source: FakeSource, rig: Rig, answered: boolean, queue = 'q1', time = rig.clock.now()): void {
  const contact = `c${++calls}`;
  source.contact('queued', contact, { queue }, time - 2_000);
  source.contact(
    answered ? 'answered' : 'abandoned',
    contact,
    answered ? { queue, agent: 'a' } : { queue, stage: 'queue' },
    time,
  );
}

/** Seconds go by, a call answered in each, or none. */
function seconds(source: FakeSource, rig: Rig, count: number, answered: boolean | null): void {
  for (let i = 0; i < count; i++) {
    rig.clock.pass(1_000);
    if (answered !== null) call(source, rig, answered);
    else source.send({ t: 'ping', n: i, at: rig.clock.now() });
  }
  rig.commit();
}

const kinds = (rig: Rig): string[] => journalOf(rig).map(({ kind, rule: of }) => `${kind} ${of}`);

describe('an alert', () => {
  it('fires at the instant at which the rate falls below, and clears where it is back', async () => {
    const rig = opened({ alertRules: [low] });
    const source = rig.source();
    seconds(source, rig, 20, true);
    let desk = alertDesk(rig);
    expect(await desk.alerts()).toEqual([]);
    seconds(source, rig, 3, false);
    rig.clock.pass(1_200);
    const [alert] = await desk.alerts();
    // 20 of 23: at the third one not answered the rate falls below 90 %.
    expect(alert).toMatchObject({
      rule: 'low',
      state: 'firing',
      firedAt: start + 23_050,
      severity: 'critical',
    });
    expect(alert?.readings).toEqual([{ window: '1m', numerator: 20, denominator: 23, value: 20 / 23 }]);
    expect(await desk.notices()).toMatchObject([
      { alerts: [alert?.id], count: 1, channels: ['popup', 'wall'] },
    ]);
    seconds(source, rig, 60, true);
    rig.clock.pass(1_200);
    desk = alertDesk(rig);
    expect((await desk.alerts())[0]).toMatchObject({ state: 'resolved', firedAt: start + 23_050 });
    expect(kinds(rig)).toEqual(['pending low', 'raised low', 'recovering low', 'cleared low']);
    rig.clock.pass(130_000);
    expect(await alertDesk(rig).alerts()).toEqual([]);
  });

  it('goes on pending over the end of the process, in the time of the events', async () => {
    const rig = opened({ alertRules: [deep] });
    let source = rig.source();
    for (const contact of ['x', 'y', 'z']) source.contact('queued', contact, { queue: 'q1' });
    rig.commit();
    rig.clock.pass(5_000);
    expect(kinds(rig)).toEqual(['pending deep']);
    const [{ at: pendingAt } = { at: 0 }] = journalOf(rig);
    rig.crash();
    source = rig.source({ first: 4, last: 3 });
    const desk = alertDesk(rig);
    expect((await desk.alerts())[0]).toMatchObject({ state: 'pending', pendingAt });
    rig.clock.pass(4_500);
    expect((await desk.alerts())[0]?.state).toBe('pending');
    rig.clock.pass(1_500);
    expect((await desk.alerts())[0]).toMatchObject({ state: 'firing', firedAt: pendingAt + 10_000 });
    expect(source.acked()).toBeGreaterThanOrEqual(0);
  });

  it('stays acknowledged and shelved over the end of the process, and nobody is called twice', async () => {
    const rig = opened({ alertRules: [deep] });
    const source = rig.source();
    for (const queue of ['q1', 'q2'])
      for (const contact of ['x', 'y', 'z']) source.contact('queued', `${queue}${contact}`, { queue });
    rig.commit();
    rig.clock.pass(12_000);
    let desk = alertDesk(rig);
    const [one, two] = await desk.alerts();
    expect(await desk.ask('alerts.acknowledge', { alerts: [one?.id], comment: '已联系现场' })).toEqual({
      done: [one?.id],
    });
    expect(await desk.ask('alerts.shelve', { alerts: [two?.id], minutes: 30 })).toEqual({ done: [two?.id] });
    const before = await desk.alerts();
    const notices = await desk.notices();
    expect(notices).toHaveLength(1);
    expect(notices[0]?.count).toBe(2);
    rig.crash();
    rig.source({ first: 7, last: 6 });
    rig.clock.pass(3_000);
    desk = alertDesk(rig);
    expect(await desk.alerts()).toEqual(before);
    expect(await desk.notices()).toEqual(notices);
    expect(await desk.notes()).toEqual([
      { acknowledged: { by: manager.name, comment: '已联系现场' }, shelved: null },
      { acknowledged: null, shelved: { by: manager.name, comment: '' } },
    ]);
  });

  it('does not name people to a hall screen', async () => {
    const rig = opened({ alertRules: [deep] });
    const source = rig.source();
    for (const contact of ['x', 'y', 'z']) source.contact('queued', contact, { queue: 'q1' });
    rig.commit();
    rig.clock.pass(12_000);
    const desk = alertDesk(rig);
    const [alert] = await desk.alerts();
    await desk.ask('alerts.acknowledge', { alerts: [alert?.id], comment: 'x' });
    const wall = alertDesk(rig, { id: '', name: '', role: 'viewer' });
    expect(await wall.notes()).toEqual([]);
    expect(JSON.stringify(await wall.alerts())).not.toContain(manager.name);
    await expect(wall.ask('alerts.acknowledge', { alerts: [alert?.id] })).rejects.toThrow(/role/);
  });

  it('neither fires nor clears while its source is silent, and is judged again when that is back', async () => {
    const rig = opened({ alertRules: [deep] });
    const source = rig.source();
    for (const contact of ['x', 'y', 'z']) source.contact('queued', contact, { queue: 'q1' });
    rig.commit();
    rig.clock.pass(1_000);
    source.close();
    rig.clock.pass(60_000);
    const desk = alertDesk(rig);
    // Heard of for the last time at the beginning: 10 s were over before it counted as silent.
    expect((await desk.alerts())[0]).toMatchObject({ state: 'firing' });
    expect((await desk.alerts())[0]?.noDataSince).toBeGreaterThan(start + 15_000);
    const back = rig.source({ first: 4, last: 3 });
    back.contact('abandoned', 'x', { queue: 'q1', stage: 'queue' });
    rig.commit();
    rig.clock.pass(1_000);
    expect((await desk.alerts())[0]).toMatchObject({ state: 'resolved', noDataSince: null });
    expect(kinds(rig)).toEqual([
      'pending deep',
      'raised deep',
      'noData deep',
      'dataBack deep',
      'recovering deep',
      'cleared deep',
    ]);
  });

  it('of the past is in the journal as filled in later, and calls nobody', async () => {
    const rig = opened({ alertRules: [rule({ id: 'low', minOffered: 5, scope: { each: 'queue' } })] });
    const desk = alertDesk(rig);
    const source = rig.source({ last: 200 });
    for (let i = 0; i < 40; i++) call(source, rig, i >= 20, 'q1', start - 600_000 + i * 1_000);
    rig.commit();
    rig.clock.pass(2_000);
    expect(journalOf(rig).map(({ kind, backfill }) => [kind, backfill])).toContainEqual(['raised', true]);
    expect(await desk.notices()).toEqual([]);
  });
});

describe('judging', () => {
  it('that ends an alert and begins another one in one look loses neither', async () => {
    const rig = opened({
      alertRules: [rule({ id: 'low', minOffered: 3, keepFiring: '10s', windows: ['5s'] })],
    });
    const source = rig.source();
    // All in one frame: bad, good again for long enough, bad.
    const ends = [...Array(4).fill(false), ...Array(30).fill(true), ...Array(8).fill(false)];
    ends.forEach((answered: boolean, at) => call(source, rig, answered, 'q1', start - 50_000 + at * 1_000));
    rig.commit();
    rig.clock.pass(1_500);
    expect(kinds(rig).filter((kind) => /pending|cleared/.test(kind))).toEqual([
      'pending low',
      'cleared low',
      'pending low',
    ]);
    const alerts = await alertDesk(rig).alerts();
    const firing = alerts.filter(({ state }) => state === 'firing');
    expect(firing.map(({ firedAt }) => firedAt)).toEqual([start - 50_000 + 34_000]);
    expect(journalOf(rig).filter(({ kind }) => kind === 'raised')).toHaveLength(2);
  });

  it('keeps an alert quiet as long as any other one holds it back', async () => {
    const quiet = (id: string, above: number, inhibits: string[]) =>
      rule({ id, metric: 'waiting', windows: [], raise: { above }, scope: { each: 'queue' }, inhibits });
    const rig = opened({ alertRules: [quiet('a', 1, []), quiet('b', 2, ['a']), quiet('c', 3, ['a'])] });
    const source = rig.source();
    for (const contact of ['w', 'x', 'y', 'z']) source.contact('queued', contact, { queue: 'q1' });
    rig.commit();
    rig.clock.pass(1_000);
    const held = async () => {
      const alerts = await alertDesk(rig).alerts();
      return alerts.find((each) => each.rule === 'a' && each.state === 'firing')?.inhibitedBy;
    };
    expect(['b', 'c']).toContain(await held());
    source.contact('abandoned', 'z', { queue: 'q1', stage: 'queue' });
    rig.commit();
    rig.clock.pass(1_000);
    expect(await held()).toBe('b');
    source.contact('abandoned', 'y', { queue: 'q1', stage: 'queue' });
    rig.commit();
    rig.clock.pass(1_000);
    expect(await held()).toBe(null);
  });
});

describe('a rule', () => {
  it('that is about something else now, or gone, leaves no alert behind', async () => {
    const rig = opened({ alertRules: [] });
    const desk = alertDesk(rig);
    await desk.ask('rules.save', { rule: { ...deep, for: '0s' }, enabled: true, was: 0 });
    const source = rig.source();
    for (const contact of ['x', 'y', 'z']) source.contact('queued', contact, { queue: 'q1' });
    rig.commit();
    rig.clock.pass(1_000);
    expect((await desk.alerts()).map(({ state }) => state)).toEqual(['firing']);
    await desk.ask('rules.save', { rule: { ...deep, for: '0s', scope: 'centre' }, enabled: true, was: 1 });
    rig.clock.pass(1_000);
    const now = (await desk.alerts()).map(({ state, scope }) => [state, scope.kind]);
    expect(now).toEqual(
      expect.arrayContaining([
        ['resolved', 'queue'],
        ['firing', 'centre'],
      ]),
    );
    await desk.ask('rules.remove', { id: 'deep', was: 2 });
    expect(kinds(rig).filter((kind) => kind === 'cleared deep')).toHaveLength(2);
  });

  it('that somebody at the own desk made is there after a restart, and one that Callwall brings comes back', async () => {
    const rig = opened({ alertRules: [deep] });
    const desk = alertDesk(rig, ownDesk);
    const own = { ...low, id: 'own' };
    expect(await desk.ask('rules.save', { rule: own, enabled: true, was: 0 })).toEqual({
      ok: true,
      revision: 1,
    });
    expect(await desk.ask('rules.save', { rule: { ...deep, for: '20s' }, enabled: false, was: 1 })).toEqual({
      ok: true,
      revision: 2,
    });
    await expect(desk.ask('rules.save', { rule: own, enabled: true, was: 7 })).rejects.toThrow(/changed/);
    rig.crash();
    const again = alertDesk(rig, ownDesk);
    const told = async () =>
      ((await again.ask('rules.list')) as { rules: StoredRule[] }).rules.map(
        ({ rule: { id, for: lasts }, revision, enabled, shipped }) => [id, lasts, revision, enabled, shipped],
      );
    expect(await told()).toEqual([
      ['deep', '20s', 2, false, false],
      ['own', '0s', 1, true, false],
    ]);
    await again.ask('rules.remove', { id: 'deep', was: 2 });
    await again.ask('rules.remove', { id: 'own', was: 1 });
    expect(await told()).toEqual([['deep', '10s', 3, true, true]]);
  });
});

describe('a flood', () => {
  it('of 200 queues in trouble within a minute is no more than three calls', async () => {
    const rig = opened({ alertRules: shippedRules() });
    const source = rig.source();
    for (let second = 0; second < 130; second++) {
      rig.clock.pass(1_000);
      for (let queue = 4 * second; queue < Math.min(200, 4 * second + 4); queue++)
        for (let i = 0; i < 35; i++) source.contact('queued', `${queue}-${i}`, { queue: `q${queue}` });
      source.send({ t: 'ping', n: second, at: rig.clock.now() });
    }
    const desk = alertDesk(rig);
    const alerts = await desk.alerts();
    expect(alerts.filter(({ state }) => state === 'firing').length).toBeGreaterThan(200);
    expect((await desk.notices()).length).toBeLessThanOrEqual(3);
  });
});
