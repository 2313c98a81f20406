import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import { orderReport } from '../../station/orders/order-report.ts';
import type { OrderDimension } from '../../station/orders/order-report.ts';
import { orderList, orderStory } from '../../station/orders/order-list.ts';
import { drawnKinds, drawnOrders, momentsOf, noon } from '../../station/orders/testing/drawn-orders.ts';
import { naiveOrders } from '../../station/orders/testing/naive-orders.ts';
import { orderAsks } from '../../../shared/contract/asks/order-asks.ts';
import { openReader } from './open-reader.ts';
import { DATABASE } from './open-archive.ts';
import { verifyArchive } from './verify-archive.ts';
import { alertDesk } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';
import type { Rig, RigOptions } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const zone = { zone: 'Asia/Shanghai' } satisfies SettingsInput;
const numRuns = Number(process.env['RUNS'] ?? 12);

function rigOf(options: RigOptions = {}): Rig {
  const rig = stationRig({ now: noon, ...options, settings: { ...zone, ...options.settings } });
  onTestFinished(() => rig.close());
  return rig;
}

function read<T>(
  rig: Rig,
  settings: SettingsInput,
  how: (reader: ReturnType<typeof openReader>, all: ReturnType<typeof settingsSchema.parse>) => T,
): T {
  const reader = openReader(rig.folder);
  try {
    return how(reader, settingsSchema.parse({ ...zone, ...settings }));
  } finally {
    reader.close();
  }
}

function report(rig: Rig, at: number, by: OrderDimension[] = [], settings: SettingsInput = {}) {
  return read(rig, settings, (reader, all) => orderReport(reader, all, { at, by }));
}

const created = (order: string, more: object = {}, time = noon) => ({
  type: 'order.created',
  time,
  data: { order, kind: '故障报修', ...more },
});
const moved = (order: string, to: string, time: number, more: object = {}) => ({
  type: 'order.moved',
  time,
  data: { order, to, ...more },
});

test('orders are those of a recount whatever order they come in, over crashes and starts, and verify agrees', () => {
  const settings = { orderKinds: drawnKinds };
  fc.assert(
    fc.property(
      drawnOrders,
      fc.array(fc.constantFrom('commit', 'restart', 'crash'), { minLength: 12 }),
      (events, acts) => {
        const rig = stationRig({ now: noon + 70 * MINUTE, settings: { ...zone, ...settings } });
        try {
          let source = rig.source({ last: 1000 });
          // What contradicts goes to quarantine and is marked: here each event stands for itself.
          const told = events.filter(({ type, data }) => type !== 'order.moved' || data.to !== 'closed');
          let sent = 0;
          for (const act of acts) {
            source.events(...told.slice(sent, sent + 5));
            if (act === 'crash') {
              rig.crash();
              source = rig.source({ last: 1000 });
              sent = Number(source.welcome?.resume) - 1;
              continue;
            }
            rig.commit();
            if (act === 'restart') {
              rig.restart();
              source = rig.source({ last: 1000 });
            }
            sent = Math.min(told.length, sent + 5);
          }
          source.events(...told.slice(sent));
          rig.commit();
          expect(rig.verify().differences).toEqual([]);
          for (const at of momentsOf(told).filter((_, index) => index % 7 === 0)) {
            const { total, unheard } = report(rig, at, [], settings);
            const { links: _, supervised: __, ...counts } = total;
            const { supervised: ___, ...expected } = naiveOrders(told, drawnKinds, at).sums;
            expect({ at, ...counts, unheard }).toEqual({ at, ...expected });
          }
        } finally {
          rig.close();
        }
      },
    ),
    { numRuns },
  );
});

test('an event that closes an order before it was made goes to quarantine; the order stays open and is marked', async () => {
  const rig = rigOf();
  const source = rig.source({ last: 9 });
  source.events(
    created('o1'),
    moved('o1', 'closed', noon - 1_000),
    created('o2'),
    moved('o2', 'closed', noon),
  );
  rig.commit();
  expect(source.link.ofType('fault')).toMatchObject([{ seq: 2, code: 'invalid' }]);
  expect(report(rig, noon).total).toMatchObject({ created: 2, closed: 1, open: 1, flagged: 1 });
  const { rows, total } = read(rig, {}, (reader) => reader.orderContradictions(10));
  expect([total, rows[0]?.order, rows[0]?.source]).toEqual([1, 'o1', 'pbx']);
  expect(rows[0]?.why).toContain('closed before it was created');
  expect(rig.verify().differences).toEqual([]);
  rig.restart();
  expect(report(rig, noon).total).toMatchObject({ open: 1, flagged: 1 });
});

test('the same in the other order, and an order due before it was made, are marked and told once, too', () => {
  const rig = rigOf();
  const source = rig.source({ last: 9 });
  source.events(
    moved('o1', 'closed', noon - 1_000),
    created('o1'),
    created('o2', { dueAt: noon - 1 }),
    created('o2', { dueAt: noon - 1 }),
  );
  rig.commit();
  expect(report(rig, noon).total).toMatchObject({
    created: 2,
    closed: 0,
    open: 2,
    flagged: 2,
    closedWithLimit: 0,
  });
  expect(read(rig, {}, (reader) => reader.orderContradictions(10))).toMatchObject({
    total: 2,
    rows: [{ order: 'o2' }, { order: 'o1' }],
  });
  expect(rig.verify().differences).toEqual([]);
});

test('an order whose creation nobody heard of counts apart until it is heard', () => {
  const rig = rigOf();
  const source = rig.source({ last: 9 });
  source.events(moved('o1', 'dispatched', noon + 1_000));
  rig.commit();
  expect(report(rig, noon + DAY)).toMatchObject({ unheard: 1, total: { created: 0, open: 0 } });
  rig.restart();
  const again = rig.source({ last: 9 });
  again.events(created('o1'));
  rig.commit();
  expect(report(rig, noon + MINUTE)).toMatchObject({ unheard: 0, total: { created: 1, open: 1 } });
});

test('orders of two sources under one id are told apart, and a source can speak of the other one’s', async () => {
  const rig = rigOf();
  const desk = alertDesk(rig, undefined, ['dueOrders']);
  const crm = rig.source({ source: 'crm', last: 9 });
  const field = rig.source({ source: 'field', last: 9 });
  crm.events(created('7'), created('8'));
  field.events(created('7', { kind: '投诉' }), moved('crm:8', 'closed', noon + 1_000));
  rig.commit();
  const asked = orderAsks['orders.list'].args.parse({ states: ['running', 'soon', 'overdue', 'suspended'] });
  const { rows } = read(rig, {}, (reader, all) => orderList(reader, all, asked, noon + 2_000));
  expect(rows.map(({ order, kind }) => [order, kind])).toEqual([
    ['crm:7', '故障报修'],
    ['field:7', '投诉'],
  ]);
  const story = (label: string) =>
    read(rig, {}, (reader, all) => orderStory(reader, all, label, noon + 2_000));
  expect(story('8').row).toMatchObject({ order: '8', state: 'closed', closedAt: noon + 1_000 });
  expect(story('field:7').row).toMatchObject({ order: 'field:7', kind: '投诉' });
  expect(() => story('7')).toThrow('there is no order 7');
  // Of several the open one is meant, on the wall and at the desk.
  crm.events(moved('7', 'closed', noon + 1_500));
  rig.commit();
  expect(story('7').row).toMatchObject({ order: '7', kind: '投诉', closedAt: null });
  expect(story('crm:7').row).toMatchObject({ order: 'crm:7', closedAt: noon + 1_500 });
  rig.clock.pass(1_100);
  expect(Object.keys(await desk.cells('dueOrders'))).toEqual(['7']);
  expect(rig.verify().differences).toEqual([]);
});

test('screens follow lanes, the next limits by time left, shares and what is to be passed', async () => {
  const rig = rigOf();
  const desk = alertDesk(rig, undefined, ['orderKinds', 'orderFigures', 'dueOrders', 'orderShares']);
  const source = rig.source({ last: 99 });
  source.events(
    created('late', { unit: '一班', category: ['停电'] }, noon - 5 * MINUTE),
    created('next', { unit: '一班', urgent: true }, noon - MINUTE),
    created('far', { kind: '别的', dueAt: noon + 3 * 3_600_000, unit: '二班' }, noon - MINUTE),
    created('none', { kind: '别的' }, noon - MINUTE),
    created('done', { unit: '二班' }, noon - 30 * MINUTE),
    moved('done', 'dispatched', noon - 29 * MINUTE),
    moved('done', 'visited', noon - 6 * MINUTE, { grade: 2 }),
    moved('done', 'restored', noon - 10 * MINUTE),
    moved('done', 'closed', noon - 5 * MINUTE),
  );
  rig.clock.pass(1_100);
  expect((await desk.cells('orderFigures'))['']).toMatchObject({
    createdToday: 5,
    closedToday: 1,
    open: 4,
    overdueOpen: 1,
    closedWithLimit: 1,
    closedLate: 0,
    graded: 1,
    satisfied: 1,
    breachSoon: 1,
    links: {
      dispatch: { open: 2, overdue: 1, done: 1, doneInTime: 1 },
      handle: { open: 0, done: 1, doneInTime: 1 },
    },
  });
  expect(
    Object.values(await desk.cells('dueOrders')).map((due) => [due?.order, due?.link, due?.state]),
  ).toEqual([
    ['late', 'dispatch', 'overdue'],
    ['next', 'dispatch', 'running'],
    ['far', 'due', 'running'],
  ]);
  expect(await desk.cells('orderShares')).toMatchObject({
    'unit:一班': { created: 2, open: 2, overdueOpen: 1 },
    'unit:二班': { created: 2, closed: 1, closedWithLimit: 1 },
    'category:%E5%81%9C%E7%94%B5': { created: 1 },
  });
  expect((await desk.cells('orderKinds'))['别的']).toEqual({ zh: '别的', en: '别的', links: [] });
  // Time alone moves them on.
  for (let n = 0; n < 13; n++) {
    rig.clock.pass(5_000);
    await desk.settle();
  }
  expect((await desk.cells('dueOrders'))['next']).toMatchObject({ state: 'overdue' });
  expect((await desk.cells('orderFigures'))['']).toMatchObject({ overdueOpen: 2, breachSoon: 0 });
});

test('screens always know what comes next, however many orders are past their limits', async () => {
  const rig = rigOf();
  const desk = alertDesk(rig, undefined, ['dueOrders']);
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  rig
    .source({ last: 119 })
    .events(
      ...numbers.map((n) => created(`late-${n}`, {}, noon - HOUR - n * 1_000)),
      ...numbers.map((n) => created(`next-${n}`, { kind: '别的', dueAt: noon + HOUR + n * 1_000 }, noon)),
    );
  rig.clock.pass(1_100);
  expect(Object.keys(await desk.cells('dueOrders')).toSorted()).toEqual(
    [
      // The longest over: the first of all.
      ...numbers.slice(10).map((n) => `late-${n}`),
      ...numbers.slice(0, 50).map((n) => `next-${n}`),
    ].toSorted(),
  );
});

test('the station supervises an order once when a limit is passed, also over a crash; what a source says counts', async () => {
  const rig = rigOf();
  const desk = alertDesk(rig, undefined, ['dueOrders']);
  const source = rig.source({ last: 4 });
  source.events(created('o1'), created('o2'), moved('o2', 'supervised', noon), created('o3'));
  rig.commit();
  source.send({ t: 'ping', n: 1, at: rig.clock.now() });
  expect(await desk.ask('orders.supervise', { order: 'o3', comment: '催办 13800138000' })).toMatchObject({
    row: { order: 'o3', supervisedAt: rig.clock.now() },
    events: [{ what: 'created' }, { what: 'supervised', by: '王敏', comment: '催办 •••00' }],
  });
  await expect(desk.ask('orders.supervise', { order: 'o3' })).rejects.toThrow('supervised already');
  for (let n = 0; n < 26; n++) {
    rig.clock.pass(5_000);
    await desk.settle();
    source.send({ t: 'ping', n: n + 2, at: rig.clock.now() });
  }
  const supervised = () =>
    ['o1', 'o2', 'o3'].map((label) => {
      const { events } = read(rig, {}, (reader, all) => orderStory(reader, all, label, rig.clock.now()));
      return events.filter(({ what }) => what === 'supervised').length;
    });
  expect(supervised()).toEqual([1, 1, 1]);
  expect((await desk.cells('dueOrders'))['o1']?.supervisedAt).toBeGreaterThan(noon + 2 * MINUTE);
  rig.crash();
  const again = rig.source({ last: 4 });
  again.send({ t: 'ping', n: 1, at: rig.clock.now() });
  rig.clock.pass(5_000);
  expect(supervised()).toEqual([1, 1, 1]);
  expect(rig.verify().differences).toEqual([]);
});

test('nobody is hurried for the past: a replay supervises nothing', () => {
  const rig = rigOf();
  const source = rig.source({ clock: 'source', last: 2 });
  source.events(created('o1'), created('o2', {}, noon + DAY));
  rig.commit();
  rig.clock.pass(5_000);
  expect(report(rig, noon + DAY).total).toMatchObject({ overdueOpen: 1, supervised: 0 });
});

test('orders closed long ago are removed, their days keep the counts; open ones stay', () => {
  const settings = { retention: { events: 3, contacts: 12, rollups: 40 } };
  const rig = rigOf({ settings });
  const source = rig.source({ clock: 'source', last: 99 });
  const at = (day: number): number => noon + day * DAY;
  source.events(
    created('old', { dueAt: at(1) }, at(0)),
    moved('old', 'closed', at(2)),
    created('open', {}, at(0)),
    created('young', {}, at(20)),
    moved('young', 'closed', at(20)),
    { type: 'contact.queued', time: at(0), data: { contact: 'c1', queue: 'q' } },
    { type: 'contact.abandoned', time: at(0), data: { contact: 'c1', stage: 'queue' } },
    created('now', {}, at(20)),
  );
  rig.commit();
  rig.clock.pass(3_600_000);
  const { total, removed } = report(rig, at(20), [], settings);
  expect(total).toMatchObject({ created: 3, closed: 1, open: 2 });
  expect(removed).toEqual({ created: 1, closedWithLimit: 1, closedLate: 1 });
  expect(() => report(rig, at(5), [], settings)).toThrow('are removed: ask for a later time');
  expect(rig.verify().differences).toEqual([]);
  rig.restart();
  expect(report(rig, at(20), [], settings).total).toMatchObject({ created: 3, open: 2 });
});

test('after kill -9 the orders are those that were acknowledged, no more and no fewer', () => {
  const module = join(import.meta.dirname, 'testing', 'station-rig.ts');
  const script = `const { stationRig } = await import(${JSON.stringify(module)});
    const { writeSync } = await import('node:fs');
    const rig = stationRig({ now: ${noon}, settings: { zone: 'Asia/Shanghai' } });
    const source = rig.source({ last: 99 });
    const told = (order) => ({ type: 'order.created', time: ${noon}, data: { order, kind: '投诉' } });
    source.events(told('o1'), told('o2'), { type: 'order.moved', time: ${noon} + 1000, data: { order: 'o2', to: 'closed' } });
    rig.commit();
    source.events(told('o3'));
    writeSync(1, JSON.stringify({ folder: rig.folder, acked: source.acked() }));
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect([child.signal, child.stderr]).toEqual(['SIGKILL', '']);
  const { folder, acked }: { folder: string; acked: number } = JSON.parse(child.stdout);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(acked).toBe(3);
  const settings = settingsSchema.parse(zone);
  expect(verifyArchive(folder, settings)).toMatchObject({ differences: [], orders: 2 });
  const reader = openReader(folder);
  const { total } = orderReport(reader, settings, { at: noon + MINUTE, by: [] });
  reader.close();
  expect(total).toMatchObject({ created: 2, closed: 1, open: 1 });
});

test('a fact that is not in the events is found by verify', () => {
  const rig = rigOf();
  const source = rig.source({ last: 9 });
  source.events(created('o1'), moved('o1', 'dispatched', noon + 1_000));
  rig.commit();
  rig.station.close();
  rig.archive.close();
  const db = new Database(join(rig.folder, DATABASE));
  db.prepare('DELETE FROM events WHERE seq = 2').run();
  db.prepare('UPDATE epochs SET next = next - 1').run();
  db.close();
  expect(rig.verify().differences).toEqual(['order o1: stored facts are not those of its events']);
  rig.crash();
});
