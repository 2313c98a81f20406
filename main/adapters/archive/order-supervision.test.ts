import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { orderStory } from '../../station/orders/order-list.ts';
import { orderReport } from '../../station/orders/order-report.ts';
import { noon } from '../../station/orders/testing/drawn-orders.ts';
import { openReader } from './open-reader.ts';
import { alertDesk } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';
import type { Rig, RigOptions } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const MINUTE = 60_000;
const DAY = 86_400_000;
const settings = settingsSchema.parse({ zone: 'Asia/Shanghai' });

function rigOf(options: RigOptions = {}): Rig {
  const rig = stationRig({ now: noon, settings: { zone: settings.zone }, ...options });
  onTestFinished(() => rig.close());
  return rig;
}

function read<T>(rig: Rig, how: (reader: ReturnType<typeof openReader>) => T): T {
  const reader = openReader(rig.folder);
  try {
    return how(reader);
  } finally {
    reader.close();
  }
}

const created = (order: string, more: object = {}, time = noon) => ({
  type: 'order.created',
  time,
  data: { order, kind: '故障报修', ...more },
});
const moved = (order: string, to: string, time: number) => ({
  type: 'order.moved',
  time,
  data: { order, to },
});

test.each(['note', 'event'] as const)(
  'when the %s of a supervision cannot be stored nothing of it is',
  async (part) => {
    const disk = { full: false };
    const full = (): void => {
      if (disk.full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    const rig = rigOf({
      wrap: (archive) => ({
        ...archive,
        audit: {
          ...archive.audit,
          note(entry) {
            if (part === 'note') full();
            archive.audit.note(entry);
          },
        },
        insertEvent(event) {
          if (part === 'event') full();
          archive.insertEvent(event);
        },
      }),
    });
    const source = rig.source({ last: 9 });
    source.events(created('o1'));
    rig.commit();
    const desk = alertDesk(rig);
    disk.full = true;
    await expect(desk.ask('orders.supervise', { order: 'o1', comment: '催办' })).rejects.toThrow(
      'nothing can be stored',
    );
    disk.full = false;
    rig.clock.pass(2_100);
    rig.source({ last: 9 }).events(created('o2'));
    rig.commit();
    expect(
      read(rig, (reader) => orderReport(reader, settings, { at: noon + MINUTE, by: [] })).total,
    ).toMatchObject({ created: 2, supervised: 0 });
    expect(read(rig, (reader) => reader.audit({ kinds: [], text: '', limit: 10 }))).toEqual([]);
    expect(rig.verify().differences).toEqual([]);
  },
);

test('nobody is hurried for limits that were past long before a live source told of the order, but for the next one', async () => {
  const rig = rigOf();
  const desk = alertDesk(rig);
  const source = rig.source({ last: 3 });
  source.events(
    created('history', {}, noon - 60 * DAY),
    created('old', { dueAt: noon + MINUTE }, noon - DAY),
    created('new', {}, noon - 30 * MINUTE),
  );
  rig.commit();
  const passed = async (minutes: number): Promise<void> => {
    for (let n = 0; n < 12 * minutes; n++) {
      source.send({ t: 'ping', n, at: rig.clock.now() });
      rig.clock.pass(5_000);
      await desk.settle();
    }
  };
  const supervised = () =>
    ['history', 'old', 'new'].filter((label) =>
      read(rig, (reader) => orderStory(reader, settings, label, rig.clock.now())).events.some(
        ({ what }) => what === 'supervised',
      ),
    );
  await passed(0.5);
  expect(supervised()).toEqual(['new']);
  await passed(1);
  expect(supervised()).toEqual(['old', 'new']);
});

test('of an order that is told of without end 2,000 events are taken, the others are in quarantine with the reason', () => {
  const rig = rigOf();
  const source = rig.source({ last: 9_999 });
  source.events(
    created('o1'),
    ...Array.from({ length: 2_001 }, (_, n) => moved('o1', 'accepted', noon + n)),
    created('o2'),
  );
  rig.commit();
  expect(source.link.ofType('fault').map(({ seq }) => seq)).toEqual([2001, 2002]);
  const [line] = read(rig, (reader) => reader.orderContradictions(1)).rows;
  expect(line?.why).toMatch(/^data.order: 2000 events are known of it/);
  expect(
    read(rig, (reader) => orderReport(reader, settings, { at: noon + MINUTE, by: [] })).total,
  ).toMatchObject({ created: 2 });
  expect(rig.verify().differences).toEqual([]);
});

test('what contradicts is told by the order it is about, though its id looks like a number of a caller', () => {
  const rig = rigOf({
    settings: { zone: settings.zone, retention: { events: 3, contacts: 3, rollups: 40 } },
  });
  const [crm, field] = ['crm', 'field'].map((source) => rig.source({ source, clock: 'source', last: 9 }));
  const at = noon - 30 * DAY;
  crm?.events(
    created('GD20261122001024', {}, at),
    moved('GD20261122001024', 'closed', at - MINUTE),
    moved('GD20261122001024', 'restored', at + MINUTE),
    created('GD20261122009999', { dueAt: 'soon' }),
    { type: 'contact.flew', time: noon, data: { order: 'GD20261122001024' } },
    { type: 'record.invalid', time: noon, data: { row: 3, why: 'no' } },
  );
  field?.events(moved('crm:GD20261122001024', 'closed', at - MINUTE), { type: 'record.invalid', data: {} });
  rig.commit();
  const told = () =>
    read(rig, (reader) => reader.orderContradictions(9)).rows.map(({ source, order }) => [source, order]);
  // The row of a file that `field` could not read is about no order: it has none.
  expect(told()).toEqual([
    ['field', 'GD20261122001024'],
    ['crm', ''],
    ['crm', ''],
    ['crm', 'GD20261122001024'],
  ]);
  // An order that is removed is spoken of by nobody, and the next one that gets its code is another one.
  crm?.events(moved('GD20261122001024', 'closed', at + DAY), {
    type: 'contact.queued',
    time: noon,
    data: { contact: 'c1', queue: 'q' },
  });
  rig.commit();
  rig.clock.pass(3_600_000);
  rig.restart();
  rig.source({ source: 'crm', clock: 'source', last: 9 }).events(created('o2', {}, noon));
  rig.commit();
  expect(told()).toContainEqual(['crm', '']);
  expect(told().filter(([, order]) => order !== '')).toEqual([]);
});

test('the story of an order at a moment tells nothing that comes later', () => {
  const rig = rigOf();
  const source = rig.source({ last: 9 });
  source.events(created('o1'), moved('o1', 'dispatched', noon + MINUTE), moved('o1', 'closed', noon + DAY));
  rig.commit();
  const { events, row } = read(rig, (reader) => orderStory(reader, settings, 'o1', noon + MINUTE));
  expect([row.state, ...events.map(({ what }) => what)]).toEqual(['running', 'created', 'dispatched']);
});
