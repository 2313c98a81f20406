import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { HotspotRecord, MassRecord } from '../../station/hotspots/hotspot-archive.ts';
import { shippedRules } from '../settings/shipped-rules.ts';
import { openReader } from './open-reader.ts';
import { alertDesk, manager } from './testing/alert-desk.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = Date.UTC(2026, 4, 18, 10);
const rules: readonly AlertRule[] = shippedRules().filter(
  ({ id }) => id === 'hotspot' || id === 'mass-event',
);

function open(): Rig {
  const rig = stationRig({ now, alertRules: rules });
  onTestFinished(() => rig.close());
  return rig;
}

let numbered = 0;
function filed(time: number, region: string | string[], type = 'outage'): object {
  const data = { complaint: `k${++numbered}`, category: ['power', type], region: [region].flat() };
  return { type: 'complaint.filed', time, data };
}
const many = (n: number, time: number, region: string | string[], type?: string): object[] =>
  Array.from({ length: n }, (_, at) => filed(time + at, region, type));

function records(rig: Rig): HotspotRecord[] {
  const reader = openReader(rig.folder);
  try {
    return reader.hotspotsBetween(0, Number.MAX_SAFE_INTEGER, 500).toReversed();
  } finally {
    reader.close();
  }
}

/** Lets time pass while the source only says that it is there. */
function pass(rig: Rig, source: ReturnType<Rig['source']>, ms: number): void {
  for (let left = ms; left > 0; left -= 5_000) {
    rig.clock.pass(5_000);
    source.send({ t: 'ping', n: 1, at: rig.clock.now() });
  }
}

/** A live source that has told of a quiet day before. */
function live(rig: Rig): ReturnType<Rig['source']> {
  const source = rig.source({ clock: 'live', last: 0 });
  source.events(filed(now - 26 * HOUR, 'north', 'bill'));
  pass(rig, source, 5_000);
  return source;
}

test('a hotspot emerges, is active, fades and is closed an hour later; the next one has another id', () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  expect(records(rig)).toMatchObject([
    {
      id: '1',
      state: 'emerging',
      level: 'c2r1',
      category: ['power', 'outage'],
      region: ['north'],
      n: 8,
      total: 8,
      past: false,
    },
  ]);
  pass(rig, source, 16 * MINUTE);
  expect(records(rig)).toMatchObject([{ state: 'active' }]);
  pass(rig, source, HOUR);
  expect(records(rig)).toMatchObject([{ state: 'fading', n: 0, total: 8, peak: { n: 8 } }]);
  pass(rig, source, HOUR);
  expect(records(rig)).toMatchObject([{ state: 'closed' }]);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  expect(records(rig).map(({ id, state }) => [id, state])).toEqual([
    ['1', 'closed'],
    ['2', 'emerging'],
  ]);
});

test('after kill -9 a hotspot, its owner and its alert go on, and no complaint counts twice', async () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  await alertDesk(rig).ask('hotspots.own', { id: '1' });
  // Committed is what was acknowledged; the rest dies with the process.
  source.events(...many(3, rig.clock.now(), 'south'));
  rig.crash();
  const again = rig.source({ clock: 'live', last: 100 });
  expect(again.welcome?.resume).toBe(10);
  again.events(...many(3, rig.clock.now(), 'north'));
  pass(rig, again, 5_000);
  expect(records(rig)).toMatchObject([
    { id: '1', state: 'emerging', n: 11, total: 11, note: { owner: manager.name } },
  ]);
  expect(rig.verify().differences).toEqual([]);
});

test('what people do is kept with the hotspot and in the audit journal; closed by hand it does not come back while it goes on', async () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  await alertDesk(rig).ask('hotspots.note', { id: '1', text: '线路故障 13800138000' });
  await alertDesk(rig).ask('hotspots.link', { id: '1', order: 'W-1' });
  await alertDesk(rig).ask('hotspots.link', { id: '1', order: 'W-1' });
  expect(await alertDesk(rig).ask('hotspots.close', { id: '1', text: '已答复' })).toMatchObject({
    note: { notes: [{ by: manager.name, text: '线路故障 •••00' }, { text: '已答复' }], orders: ['W-1'] },
  });
  await expect(alertDesk(rig).ask('hotspots.own', { id: '9' })).rejects.toThrow('absent');
  source.events(...many(4, rig.clock.now(), 'north'));
  pass(rig, source, 10 * MINUTE);
  expect(records(rig)).toMatchObject([{ id: '1', state: 'closed' }]);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  const audit = reader.audit({ kinds: [], text: '', limit: 10 });
  expect(audit.map(({ what }) => what).toReversed()).toEqual([
    'hotspot.note',
    'hotspot.link',
    'hotspot.link',
    'hotspot.close',
  ]);
});

test('history that is loaded does not cry: what it had of hotspots is written down as past, and nobody is called', () => {
  const rig = open();
  const source = live(rig);
  const old = rig.source({ source: 'old', clock: 'live', last: 0 });
  for (let day = 20; day > 2; day--)
    old.events(
      filed(now - day * 24 * HOUR, 'north'),
      ...(day === 10 ? many(9, now - day * 24 * HOUR + 1_000, 'north') : []),
    );
  pass(rig, source, 5_000);
  expect(records(rig)).toMatchObject([{ past: true, state: 'closed', n: 10, region: ['north'] }]);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  expect(reader.journal({ rules: [], severities: [], kinds: [], text: '', limit: 10 })).toEqual([]);
});

test('a storm that spreads over the districts stays the hotspot it was', () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  for (const region of ['south', 'east', 'west']) source.events(...many(5, rig.clock.now(), region));
  pass(rig, source, 5_000);
  expect(records(rig)).toMatchObject([
    { id: '1', category: ['power', 'outage'], region: [], n: 23, total: 23 },
  ]);
});

test('a storm stays the hotspot it was, with its owner, whichever of its classes is the most unusual, and calls once', async () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  await alertDesk(rig).ask('hotspots.own', { id: '1' });
  source.events(...many(6, rig.clock.now(), 'north', 'voltage'));
  pass(rig, source, 5_000);
  const flips = [
    ['voltage', 9],
    ['outage', 20],
    ['voltage', 30],
  ] as const;
  for (const [type, amount] of flips) {
    source.events(...many(amount, rig.clock.now(), 'north', type));
    pass(rig, source, 5_000);
    expect(records(rig)).toMatchObject([
      {
        id: '1',
        category: ['power', type],
        others: [{ category: ['power', type === 'outage' ? 'voltage' : 'outage'] }],
        note: { owner: manager.name },
      },
    ]);
  }
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  const journal = reader.journal({
    rules: ['hotspot'],
    severities: [],
    kinds: ['raised'],
    text: '',
    limit: 10,
  });
  expect(journal).toHaveLength(1);
});

test('the offers that come with a hotspot are laid beside it, with their queue', () => {
  const rig = open();
  const source = live(rig);
  let calls = 0;
  for (const amount of [4, 9, 6, 3, 1]) {
    source.events(...many(amount, rig.clock.now(), 'north'));
    for (let n = 0; n < 3 * amount; n++) source.contact('queued', `c${++calls}`, { queue: 'repair' });
    pass(rig, source, 5 * MINUTE);
  }
  const [found] = records(rig);
  expect(found?.surge).toMatchObject({ queues: ['repair'], lagMs: 0 });
  expect(found?.surge?.extraOffers).toBeGreaterThanOrEqual(60);
});

test('the complaints behind a hotspot are read newest first, their text masked', () => {
  const rig = open();
  const source = live(rig);
  const at = rig.clock.now();
  source.events(filed(at - 60_000, 'north'), filed(at, 'south'), {
    type: 'complaint.filed',
    time: at - 1_000,
    data: {
      complaint: 'x',
      category: ['power'],
      region: ['north'],
      contact: 'c9',
      text: '请回电 13800138000',
    },
  });
  pass(rig, source, 5_000);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  const query = { from: now - HOUR, to: now + HOUR, category: ['power'], region: ['north'], limit: 10 };
  const rows = reader.complaintRows(query);
  expect(rows).toMatchObject([
    { complaint: 'x', source: 'pbx', contact: 'c9', category: ['power'] },
    { contact: '', category: ['power', 'outage'], text: '' },
  ]);
  expect(rows[0]?.text).not.toContain('13800138000');
});

test('a complaint that comes late is no late figure of a slot', () => {
  const rig = open();
  const source = live(rig);
  source.events(filed(rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  const { late } = rig.station.health().events;
  source.events(filed(rig.clock.now() - 3 * HOUR, 'north'));
  pass(rig, source, 5_000);
  expect(rig.station.health().events.late).toBe(late);
});

test('one closed by hand that spreads stays the one that was closed', async () => {
  const rig = open();
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), ['city', 'north']));
  pass(rig, source, 5_000);
  await alertDesk(rig).ask('hotspots.close', { id: '1' });
  for (const region of ['south', 'east']) source.events(...many(8, rig.clock.now(), ['city', region]));
  pass(rig, source, 5_000);
  expect(records(rig)).toMatchObject([{ id: '1', state: 'closed', region: ['city'] }]);
});

test('one closed by hand that goes on for hours is not opened anew after a restart', async () => {
  const rig = open();
  let source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  await alertDesk(rig).ask('hotspots.close', { id: '1' });
  for (let n = 0; n < 16; n++) {
    source.events(...many(4, rig.clock.now(), 'north'));
    pass(rig, source, 5 * MINUTE);
  }
  source.close();
  rig.restart();
  source = rig.source({ clock: 'live', last: 10_000 });
  source.events(filed(rig.clock.now(), 'north'));
  pass(rig, source, 10_000);
  expect(records(rig)).toMatchObject([{ id: '1', state: 'closed', endedAt: now + 10_000 }]);
});

/** Stored mass events: whether each is over, and how many parts it has. */
function masses(rig: Rig): { isOver: boolean; parts: number }[] {
  const db = new Database(join(rig.folder, 'callwall.db'), { readonly: true });
  try {
    return db
      .prepare<[], { ended: number | null; body: string }>('SELECT ended, body FROM mass_events ORDER BY id')
      .all()
      .map(({ ended, body }) => ({
        isOver: ended !== null,
        parts: (JSON.parse(body) as MassRecord).parts.length,
      }));
  } finally {
    db.close();
  }
}

/** Seven districts of a city are hot at once. */
function massEvent(rig: Rig): ReturnType<Rig['source']> {
  const source = live(rig);
  for (let n = 0; n < 7; n++) source.events(...many(8, rig.clock.now(), ['city', `district-${n}`]));
  pass(rig, source, 5_000);
  expect(masses(rig)).toEqual([{ isOver: false, parts: 7 }]);
  return source;
}

test('a mass event whose hotspots are closed by hand goes on while it is hot, and no other begins', async () => {
  const rig = open();
  const source = massEvent(rig);
  for (const { id } of records(rig)) await alertDesk(rig).ask('hotspots.close', { id });
  for (let n = 0; n < 60; n++) {
    source.events(filed(rig.clock.now(), ['city', `district-${n % 7}`]));
    pass(rig, source, 5_000);
  }
  expect(masses(rig)).toEqual([{ isOver: false, parts: 7 }]);
  expect(records(rig).every(({ endedAt }) => endedAt !== null)).toBe(true);
  pass(rig, source, 61 * MINUTE);
  expect(masses(rig)).toEqual([{ isOver: true, parts: 7 }]);
});

test('a mass event keeps all of its parts over a restart', () => {
  const rig = open();
  let source = massEvent(rig);
  for (let n = 0; n < 14; n++) {
    source.events(...many(6, rig.clock.now(), ['city', 'district-0']));
    pass(rig, source, 5 * MINUTE);
  }
  source.close();
  rig.restart();
  source = rig.source({ clock: 'live', last: 10_000 });
  // Only one of the seven is still hot; five others join it.
  for (let n = 7; n < 12; n++) source.events(...many(8, rig.clock.now(), ['city', `district-${n}`]));
  pass(rig, source, 70_000);
  expect(masses(rig)).toEqual([{ isOver: false, parts: 12 }]);
});

test('what cannot be written to the audit journal is not done to a hotspot', async () => {
  let isFull = false;
  const rig = stationRig({
    now,
    wrap: (archive) => ({
      ...archive,
      audit: {
        ...archive.audit,
        note(entry) {
          if (isFull) throw new Error('the disk is full');
          archive.audit.note(entry);
        },
      },
    }),
  });
  onTestFinished(() => rig.close());
  const source = live(rig);
  source.events(...many(8, rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  isFull = true;
  await expect(alertDesk(rig).ask('hotspots.close', { id: '1', text: '已答复' })).rejects.toThrow();
  source.events(filed(rig.clock.now(), 'north'));
  pass(rig, source, 5_000);
  expect(records(rig)).toMatchObject([{ state: 'emerging', n: 9, note: { notes: [] } }]);
  isFull = false;
  await alertDesk(rig).ask('hotspots.close', { id: '1', text: '已答复' });
  expect(records(rig)).toMatchObject([{ state: 'closed' }]);
});
