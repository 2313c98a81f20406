import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Answers, AskArgs, AskInput, AskName } from '../../../shared/contract/asks.ts';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import { createWords } from '../../../shared/words/words.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { makeSummary } from '../../station/shift/summary.ts';
import { shiftSpans } from '../../station/shift/summary-span.ts';
import { noon } from '../../station/orders/testing/drawn-orders.ts';
import { DATABASE } from './open-archive.ts';
import { openReader } from './open-reader.ts';
import { alertDesk, rule } from './testing/alert-desk.ts';
import { stationRig } from './testing/station-rig.ts';
import type { Rig, RigOptions } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const topics = ['duty', 'shiftNotes', 'handovers'] as const;
const li: Person = { id: '1', name: '李雷', role: 'leader' };
const han: Person = { id: '2', name: '韩梅', role: 'leader' };
const boss: Person = { id: '3', name: '王敏', role: 'manager' };
const plan = {
  zone: 'Asia/Shanghai',
  shifts: [
    { name: '夜班', from: '00:00', to: '08:00' },
    { name: '早班', from: '08:00', to: '16:00' },
    { name: '中班', from: '16:00', to: '00:00' },
    { name: '尖峰班', from: '11:00', to: '13:00', kind: 'peak' },
  ],
  roster: {
    teams: [
      { name: '甲值', leaders: [{ name: '李雷' }] },
      { name: '乙值', leaders: [{ name: '韩梅' }] },
    ],
    rotation: { start: '2026-01-01', cycle: [{ 夜班: '乙值', 早班: '甲值', 中班: '乙值' }] },
  },
} satisfies SettingsInput;

function open(more: Partial<RigOptions> = {}): Rig {
  const rig = stationRig({ now: noon, settings: plan, people: ['李雷', '韩梅', '王敏'], ...more });
  onTestFinished(() => rig.close());
  return rig;
}

let last = 0;
const key = () => `key-${String(++last).padStart(8, '0')}`;

/** A desk that asks by the contract's types. */
function deskOf(rig: Rig, who: Person) {
  const desk = alertDesk(rig, who, topics);
  // A station of the same version answers exactly this.
  const ask = async <N extends AskName>(name: N, args: AskInput<N>) =>
    (await desk.ask(name, args)) as Answers[N];
  return { ...desk, ask };
}

const morning = async (desk: ReturnType<typeof deskOf>) => {
  const { duty } = await desk.cells('duty');
  return duty!.on!.start;
};
const give = async (
  desk: ReturnType<typeof deskOf>,
  to: string,
  more: Partial<AskArgs<'handover.give'>> = {},
) => desk.ask('handover.give', { key: key(), shift: await morning(desk), to, remark: '', ...more });

function auditOf(rig: Rig): string[] {
  const reader = openReader(rig.folder);
  try {
    const entries = reader.audit({ kinds: [], text: '', limit: 1_000 });
    return entries.map(({ what, name, subject }) => `${what} ${name} ${subject}`).toReversed();
  } finally {
    reader.close();
  }
}

function summaryTables(rig: Rig, shift: string, date: string) {
  const settings = settingsSchema.parse(plan);
  const spans = shiftSpans(settings, createZone(settings.zone), shift, date)!;
  const reader = openReader(rig.folder);
  try {
    const asked = { ...spans, shift, writtenAt: 0, issue: 1, changes: [], words: createWords('zh-CN') };
    const { tables } = makeSummary(reader, settings, asked);
    return (name: string) => tables.find((each) => each.key === name)!.rows;
  } finally {
    reader.close();
  }
}

test('a note is masked, seen at once on every desk of leaders, by no wall, and outlives the process', async () => {
  const rig = open();
  const [one, other, wall] = [li, han, wallViewer].map((who) => deskOf(rig, who));
  const text = '用户 13800138000 说 =1+1 <b>停电</b>';
  const { note } = await one!.ask('notes.write', { key: key(), text, follow: true });
  expect(note).toMatchObject({
    by: '李雷',
    at: noon,
    text: '用户 •••00 说 =1+1 <b>停电</b>',
    state: 'standing',
  });
  expect(await other!.cells('shiftNotes')).toEqual({ [note.id]: note });
  expect(await wall!.cells('shiftNotes')).toEqual({});
  expect(await wall!.cells('duty')).toEqual({});
  await expect(wall!.ask('notes.write', { key: key(), text })).rejects.toThrow(/^role/);
  rig.crash();
  expect(await deskOf(rig, han).cells('shiftNotes')).toEqual({ [note.id]: note });
  expect(auditOf(rig)).toEqual([`note.write 李雷 ${note.id}`]);
});

test('a correction, its being done and a withdrawal are entries of their own; an old sight of a note changes nothing', async () => {
  const rig = open();
  const desk = deskOf(rig, li);
  const { note } = await desk.ask('notes.write', { key: key(), text: '城东停点', follow: true });
  const changed = await desk.ask('notes.correct', {
    key: key(),
    note: note.id,
    was: note.revision,
    text: '城东停电',
    follow: true,
  });
  expect(changed.note).toMatchObject({ id: note.id, at: noon, text: '城东停电', changed: { by: '李雷' } });
  const seen = { note: note.id, was: note.revision };
  await expect(desk.ask('notes.done', { key: key(), ...seen })).rejects.toThrow(/^changed/);
  const done = await desk.ask('notes.done', { key: key(), note: note.id, was: changed.note.revision });
  expect(done.note).toMatchObject({ state: 'done', follow: false, text: '城东停电' });
  const second = await desk.ask('notes.write', { key: key(), text: '写错了' });
  await desk.ask('notes.withdraw', { key: key(), note: second.note.id, was: second.note.revision });
  expect(summaryTables(rig, '早班', '2026-05-18')('notes')).toEqual([[noon, '城东停电', '', '已办结']]);
  const db = new Database(join(rig.folder, DATABASE));
  expect(db.prepare('SELECT kind FROM shift_notes ORDER BY id').pluck().all()).toEqual([
    'written',
    'corrected',
    'done',
    'written',
    'withdrawn',
  ]);
  for (const sql of ["UPDATE shift_notes SET by = ''", 'DELETE FROM shift_notes'])
    expect(() => db.exec(sql)).toThrow(/only added to/);
  db.close();
});

test('a note to follow up stays from shift to shift until it is done; another one goes with its shifts', async () => {
  const rig = open();
  const desk = deskOf(rig, li);
  const kept = await desk.ask('notes.write', { key: key(), text: '跟进', follow: true });
  await desk.ask('notes.write', { key: key(), text: '知悉' });
  rig.clock.pass(24 * HOUR);
  rig.restart();
  const later = deskOf(rig, han);
  expect(Object.keys(await later.cells('shiftNotes'))).toEqual([kept.note.id]);
});

test('what is open is gathered: alerts, hotspots, orders by time left, notes; resolved later it says so', async () => {
  const rig = open({
    alertRules: [rule({ id: 'waiting', metric: 'waiting', windows: undefined, raise: { above: 0 } })],
  });
  const source = rig.source({ clock: 'live', last: 0 });
  const order = (id: string, time: number) => ({
    type: 'order.created',
    time,
    data: { order: id, kind: '故障报修' },
  });
  source.events(order('late', noon - HOUR), order('soon', noon), {
    type: 'contact.queued',
    time: noon,
    data: { contact: 'c1', queue: 'q1' },
  });
  rig.clock.pass(2_000);
  const desk = deskOf(rig, li);
  const { note } = await desk.ask('notes.write', {
    key: key(),
    text: '等抢修回电',
    follow: true,
    queue: 'q1',
  });
  const about = { kind: 'order', id: 'late' } as const;
  const told = await desk.ask('notes.write', { key: key(), text: '已催', about });
  expect(told.note.about).toMatchObject({ kind: 'order', id: 'late', orderKind: '故障报修' });
  await expect(
    desk.ask('notes.write', { key: key(), text: 'x', about: { kind: 'order', id: 'nope' } }),
  ).rejects.toThrow(/^absent/);
  const { open: opened } = await desk.ask('handover.open', {});
  expect(opened.counts).toEqual({ alerts: 1, hotspots: 0, overdue: 1, due: 1, notes: 1 });
  expect(opened.items.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'alert 1',
    'order late',
    'order soon',
    `note ${note.id}`,
  ]);
  const given = await give(desk, '韩梅', { remark: '回电 13800138000' });
  if (given.handover === undefined) throw new Error(given.problem);
  expect(given.handover).toMatchObject({ state: 'given', remark: '回电 •••00', counts: opened.counts });
  await desk.ask('notes.done', { key: key(), note: note.id, was: note.revision });
  await desk.ask('alerts.acknowledge', { alerts: ['1'], comment: '' });
  source.events({ type: 'order.moved', time: noon + 1_000, data: { order: 'soon', to: 'dispatched' } });
  rig.clock.pass(100);
  const states = async () => {
    const { items } = await desk.ask('handover.get', { id: given.handover!.id });
    return items.map(({ item, now }) => `${item.id} ${now}`);
  };
  expect(await states()).toEqual(['1 taken', 'late open', 'soon over', `${note.id} over`]);
  source.events({
    type: 'contact.abandoned',
    time: noon + 4_000,
    data: { contact: 'c1', queue: 'q1', stage: 'queue' },
  });
  rig.clock.pass(5_000);
  expect((await states())[0]).toBe('1 over');
  rig.restart();
  const again = await deskOf(rig, han).ask('handover.get', { id: given.handover.id });
  expect(again.items.map(({ item }) => item)).toEqual(opened.items);
  const rows = summaryTables(rig, '早班', '2026-05-18')('handover');
  expect(rows.map((row) => row.slice(-3, -1))).toEqual([
    ['告警', '规则 · 全中心'],
    ['工单', '故障报修 late · 派发工单'],
    ['工单', '故障报修 soon · 派发工单'],
    ['待跟进记录', '等抢修回电'],
  ]);
});

test('handed over by name and accepted by them alone, once; to nobody and to strangers it is refused', async () => {
  const rig = open();
  const [desk, next, other] = [li, han, { ...li, id: '9', name: '张三' }].map((who) => deskOf(rig, who));
  expect(await give(desk!, ' ')).toEqual({ ok: false, problem: 'nobody' });
  expect(await give(desk!, '无名氏')).toEqual({ ok: false, problem: 'stranger' });
  expect(await give(desk!, '韩梅', { shift: noon })).toEqual({ ok: false, problem: 'noShift' });
  const given = await give(desk!, '韩梅');
  if (given.handover === undefined) throw new Error(given.problem);
  const { id, shift, next: following } = given.handover;
  expect([shift.name, shift.leader, following?.name]).toEqual(['早班', '李雷', '中班']);
  expect(await give(desk!, '王敏')).toEqual({ ok: false, problem: 'given' });
  expect(await other!.ask('handover.accept', { key: key(), id })).toEqual({
    ok: false,
    problem: 'notAddressee',
  });
  expect(await other!.ask('handover.accept', { key: key(), id, name: '韩梅' })).toMatchObject({ ok: false });
  const same = key();
  const accepted = await next!.ask('handover.accept', { key: same, id });
  expect(accepted).toMatchObject({
    ok: true,
    handover: { state: 'accepted', reply: { by: '韩梅', inPlace: false } },
  });
  expect(await next!.ask('handover.accept', { key: same, id })).toEqual(accepted);
  expect(await next!.ask('handover.accept', { key: key(), id })).toEqual({ ok: false, problem: 'answered' });
  expect(await give(desk!, '王敏')).toEqual({ ok: false, problem: 'accepted' });
  expect((await desk!.cells('handovers'))[id]).toMatchObject({ state: 'accepted' });
  expect(auditOf(rig)).toEqual([`handover.give 李雷 ${id}`, `handover.accept 韩梅 ${id}`]);
});

test('declined with a reason the shift is open again; a duty manager accepts in place, and that is recorded', async () => {
  const rig = open();
  const [desk, next, manager] = [li, han, boss].map((who) => deskOf(rig, who));
  const first = await give(desk!, '韩梅');
  if (first.handover === undefined) throw new Error(first.problem);
  const { id } = first.handover;
  expect(await next!.ask('handover.decline', { key: key(), id })).toEqual({ ok: false, problem: 'noReason' });
  await next!.ask('handover.decline', { key: key(), id, reason: '积压未说明' });
  const second = await give(desk!, '韩梅');
  if (second.handover === undefined) throw new Error(second.problem);
  await manager!.ask('handover.accept', { key: key(), id: second.handover.id });
  const { handover } = await desk!.ask('handover.get', { id: second.handover.id });
  expect(handover).toMatchObject({ state: 'accepted', to: '韩梅', reply: { by: '王敏', inPlace: true } });
  const rows = summaryTables(rig, '早班', '2026-05-18')('handover');
  expect(rows.map((row) => [row[2], row[4], row[5], row[8]])).toEqual([
    ['韩梅', '已退回', '韩梅', '没有未结事项'],
    ['韩梅', '已代接班', '王敏', '没有未结事项'],
  ]);
});

test('where nobody signs in, who accepts says the name that it was handed over to', async () => {
  const rig = open({ people: [] });
  const desk = deskOf(rig, ownDesk);
  const given = await give(desk, '临时替班');
  if (given.handover === undefined) throw new Error(given.problem);
  const { id } = given.handover;
  const accept = (name: string) => desk.ask('handover.accept', { key: key(), id, name });
  expect(await accept('')).toEqual({ ok: false, problem: 'unnamed' });
  expect(await accept('韩梅')).toEqual({ ok: false, problem: 'notAddressee' });
  expect(await accept('临时替班')).toMatchObject({ ok: true, handover: { reply: { by: '临时替班' } } });
});

test('a hand-over is late a quarter of an hour after the next shift began, in a centre that hands over', async () => {
  const rig = open({ now: noon + 4 * HOUR - MINUTE });
  // A page that hears nothing for hours is hung up on.
  const duty = async () => (await deskOf(rig, li).cells('duty')).duty!;
  const late = async () => (await duty()).late;
  // Nobody has ever handed over here.
  rig.clock.pass(17 * MINUTE);
  expect(await late()).toBe(false);
  const evening = await duty();
  expect([evening.before!.name, evening.on!.name]).toEqual(['早班', '中班']);
  await give(deskOf(rig, li), '韩梅', { shift: evening.on!.start });
  rig.clock.pass(8 * HOUR - 2 * MINUTE);
  const night = await duty();
  expect([night.on!.name, night.late]).toEqual(['夜班', false]);
  rig.clock.pass(2 * MINUTE);
  expect(await late()).toBe(true);
  const [id] = Object.keys(await deskOf(rig, li).cells('handovers'));
  await deskOf(rig, han).ask('handover.accept', { key: key(), id: id! });
  expect(await late()).toBe(false);
});

test('where the line in the audit journal cannot be stored, nothing is handed over', async () => {
  const disk = { full: false };
  const rig = open({
    wrap: (archive) => ({
      ...archive,
      audit: {
        ...archive.audit,
        note(entry) {
          if (disk.full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
          archive.audit.note(entry);
        },
      },
    }),
  });
  const desk = deskOf(rig, li);
  disk.full = true;
  await expect(give(desk, '韩梅')).rejects.toThrow(/^storage/);
  expect(await desk.cells('handovers')).toEqual({});
  disk.full = false;
  expect(await give(desk, '韩梅')).toMatchObject({ ok: true, handover: { id: '1' } });
});
