import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import type { Summary, SummaryValue } from '../../../shared/model/summary.ts';
import { shippedRules } from '../../adapters/settings/shipped-rules.ts';
import { writerRig } from './testing/writer-rig.ts';
import type { WriterRig } from './testing/writer-rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (hour: number, minute = 0): number => Date.UTC(2026, 4, 18, hour, minute);
const shifts = [
  { name: '早班', from: '08:00', to: '16:00' },
  { name: '中班', from: '16:00', to: '00:00' },
  { name: '夜班', from: '00:00', to: '08:00' },
];
const early: SettingsInput = { shifts, summaries: { kinds: ['shift'], formats: ['json'] } };

/** An answered call: queued, answered 5 s later, over a minute later. */
function call(
  source: ReturnType<WriterRig['source']>,
  contact: string,
  time: number,
  queue = 'sales',
  answered = true,
): void {
  source.contact('queued', contact, { queue }, time);
  if (!answered) return source.contact('abandoned', contact, { queue, stage: 'queue' }, time + 9_000);
  source.contact('answered', contact, { queue, agent: 'a1' }, time + 5_000);
  source.contact('ended', contact, { by: 'customer' }, time + 65_000);
}

const cell = (summary: Summary, table: string, row: string, column: string): SummaryValue | undefined => {
  const found = summary.tables.find(({ key }) => key === table);
  const place = found?.columns.findIndex(({ key }) => key === column) ?? -1;
  return found?.rows.find(([name]) => name === row)?.[place];
};

/** Rules whose alerts the journal has raised and not cleared. */
function firing({ archive }: WriterRig): string[] {
  return archive
    .alertState()
    .instances.flatMap(({ rule, body }) => (body?.includes('"firing"') ? [rule] : []));
}

test('a shift is written after its end and delay, once, and what ends normally afterwards makes no correction', async () => {
  const rig = writerRig(early, { now: at(15, 50) });
  const source = rig.source();
  rig.start();
  call(source, 'c1', at(15, 47));
  source.contact('queued', 'c2', { queue: 'sales' }, at(15, 49));
  rig.commit();
  await rig.pass(10 * MINUTE + 55_000);
  expect(rig.files()).toEqual([]);
  await rig.pass(10_000);
  expect(rig.files()).toEqual(['2026-05-18 早班 交接班报告.json']);
  const first = rig.read('2026-05-18 早班 交接班报告.json');
  expect(first).toMatchObject({
    kind: 'shift',
    shift: '早班',
    issue: 1,
    changes: [],
    from: at(8),
    to: at(16),
  });
  expect(cell(first, 'kpiCounts', '进队', 'value')).toBe(2);
  // One that says nothing for long is hung up on; it dials again.
  rig.source({ last: 4 }).contact('answered', 'c2', { queue: 'sales', agent: 'a1' });
  rig.commit();
  expect(rig.station.health().events.committed).toBe(5);
  await rig.pass(30 * MINUTE, 30_000);
  expect(rig.files()).toHaveLength(1);
  expect(rig.entries()).toMatchObject([{ kind: 'shift', name: '早班', issue: 1, attempts: 1, error: '' }]);
  expect(rig.told).toMatchObject([{ issue: 1, files: [{ format: 'json', language: 'zh-CN' }] }]);
});

test('what comes late makes a correction that says what was and what is, by an independent count; then no other', async () => {
  const rig = writerRig(early, { now: at(15, 50) });
  const source = rig.source();
  rig.start();
  call(source, 'c1', at(15, 40));
  call(source, 'c2', at(15, 41), 'sales', false);
  rig.commit();
  await rig.pass(13 * MINUTE);
  // Two answered calls and an agent's state of the shift that come half an hour after its end; in a queue of their own, too.
  await rig.pass(20 * MINUTE, 30_000);
  const back = rig.source({ last: 5 });
  call(back, 'c3', at(12, 0));
  call(back, 'c4', at(12, 1), 'repair');
  rig.commit();
  await rig.pass(5 * MINUTE, 10_000);
  expect(rig.files()).toEqual(['2026-05-18 早班 交接班报告 更正2.json', '2026-05-18 早班 交接班报告.json']);
  const second = rig.read('2026-05-18 早班 交接班报告 更正2.json');
  expect(second.issue).toBe(2);
  // By hand: 2 offered, 1 answered; then 4 and 3.
  const counted = ['话务量 · 进队 · 数值：2 → 4', '话务量 · 应答 · 数值：1 → 3'];
  expect(second.changes).toEqual(expect.arrayContaining(counted));
  expect(second.changes).toContain('关键指标 · 人工接通率 · 数值：50.0% → 75.0%');
  expect(second.changes).toContain('队列：新增 repair');
  expect(second.changes.join()).not.toContain('话务量 · 放弃');
  expect(rig.read('2026-05-18 早班 交接班报告.json')).toMatchObject({ issue: 1, changes: [] });
  const [, entry] = rig.entries();
  expect(entry).toMatchObject({ issue: 2, changes: { 'zh-CN': second.changes } });
  expect(entry?.changes.en).toContainEqual(expect.stringMatching(/^[ -~·→]+: 2 → 4$/));
  await rig.pass(30 * MINUTE, 30_000);
  expect(rig.files()).toHaveLength(2);
});

test('what comes late and alters no figure makes no correction', async () => {
  const rig = writerRig(early, { now: at(15, 50) });
  const source = rig.source();
  rig.start();
  call(source, 'c1', at(15, 40));
  rig.commit();
  await rig.pass(15 * MINUTE);
  expect(rig.files()).toHaveLength(1);
  const note = { type: 'roster.queue', time: at(15, 41), data: { queue: 'sales', teams: [] } };
  rig.source({ last: 3 }).events(note);
  rig.commit();
  expect(rig.station.health().events.committed).toBe(4);
  await rig.pass(MINUTE);
  expect(rig.journal.watch()?.suspects).toHaveLength(1);
  await rig.pass(20 * MINUTE, 30_000);
  expect(rig.files()).toHaveLength(1);
  expect(rig.journal.watch()?.suspects).toEqual([]);
});

test('what was missed while nothing ran is made up for, the oldest first, each once; what was before is not', async () => {
  const rig = writerRig(
    { shifts, summaries: { kinds: ['shift', 'day'], formats: ['json'] } },
    { now: at(15, 50) },
  );
  rig.source();
  rig.start();
  await rig.pass(5_000);
  await rig.stop();
  rig.clock.pass(25 * HOUR);
  rig.start();
  await rig.pass(5_000);
  const written = rig.entries().map(({ kind, name, date, issue }) => `${date} ${kind} ${name} ${issue}`);
  expect(written).toEqual([
    '2026-05-18 shift 早班 1',
    '2026-05-18 shift 中班 1',
    '2026-05-18 day  1',
    '2026-05-19 shift 夜班 1',
    '2026-05-19 shift 早班 1',
  ]);
  await rig.stop();
  rig.start();
  await rig.pass(20_000);
  expect(rig.entries()).toHaveLength(5);
});

test('a folder that cannot be written to is an alert until it can; the summary is written then, and nothing else is held up', async () => {
  const rules = shippedRules().filter(({ id }) => id === 'summary-not-written');
  const rig = writerRig(early, { now: at(15, 50), alertRules: rules });
  rig.start();
  rmSync(rig.folder, { recursive: true });
  writeFileSync(rig.folder, 'in the way');
  await rig.pass(12 * MINUTE);
  expect(rig.writer()?.failing()).toBe(1);
  expect(rig.faults()).toMatchObject([
    { code: 'summary-not-written', params: { n: 1 }, cause: expect.stringMatching(/EEXIST|ENOTDIR/) },
  ]);
  expect(firing(rig)).toEqual(['summary-not-written']);
  rig.source().contact('queued', 'c1', { queue: 'sales' });
  rig.commit();
  expect(rig.station.health().events.committed).toBe(1);
  rmSync(rig.folder);
  await rig.pass(16 * MINUTE, 10_000);
  expect(rig.files()).toEqual(['2026-05-18 早班 交接班报告.json']);
  expect(rig.faults()).toEqual([]);
  const lines = rig.entries();
  expect(lines).toMatchObject([
    { issue: 0, error: expect.stringMatching(/E/) },
    { issue: 1, error: '' },
  ]);
  expect(lines[1]!.attempts).toBeGreaterThan(2);
  expect(firing(rig)).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a folder without the right to write says so', async () => {
  const rig = writerRig(early, { now: at(15, 50) });
  rig.start();
  chmodSync(rig.folder, 0o500);
  await rig.pass(12 * MINUTE);
  expect(rig.faults()).toMatchObject([{ cause: expect.stringContaining('EACCES') }]);
  chmodSync(rig.folder, 0o700);
});

test('shifts of one name on one date, and names that no file system takes, have files of their own', async () => {
  const names = ['尖峰/班', 'CON<>:"\\|?*.', '../../etc'];
  const rig = writerRig(
    {
      shifts: [
        ...names.map((name) => ({ name, from: '09:00', to: '11:00' })),
        { name: '尖峰班', from: '09:00', to: '11:00' },
        { name: '尖峰班', from: '12:00', to: '13:00' },
      ],
      summaries: { kinds: ['shift'], formats: ['json', 'csv'], languages: ['zh-CN', 'en'] },
    },
    { now: at(8) },
  );
  rig.start();
  await rig.pass(6 * HOUR, MINUTE);
  const files = rig.files();
  expect(files).toHaveLength(5 * 4);
  expect(files).toContain('2026-05-18 尖峰班 0900-1100 交接班报告.json');
  expect(files).toContain('2026-05-18 尖峰班 1200-1300 shift summary.zip');
  for (const name of files) expect(name).toMatch(/^2026-05-18 [^<>:"/\\|?*]+\.(json|zip)$/);
  expect(rig.entries()).toHaveLength(5);
});
