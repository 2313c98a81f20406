import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { summarySchema } from '../../../shared/model/summary.ts';
import { stationRig } from '../../adapters/archive/testing/station-rig.ts';
import { temporaryFolder } from '../testing/run-cli.ts';
import { runHere } from '../testing/run-here.ts';

const shifts = [
  { name: '早班', from: '08:00', to: '16:00' },
  { name: '夜班', from: '22:00', to: '08:00' },
  { name: '弹性班', from: '08:10', to: '12:00' },
];
const settings = { zone: 'UTC', centre: '热线', shifts };

/** A station that runs, with a call of the early shift and one of the night. */
function station() {
  const rig = stationRig({ settings });
  onTestFinished(() => rig.close());
  writeFileSync(join(rig.folder, 'settings.json'), JSON.stringify(settings));
  const source = rig.source({ clock: 'source' });
  const at = (hours: number): number => Date.UTC(2026, 4, 18) + hours * 3_600_000;
  source.contact('queued', 'c1', { queue: '=sum' }, at(9));
  source.contact('answered', 'c1', { queue: '=sum', agent: 'a1' }, at(9) + 5_000);
  source.contact('ended', 'c1', {}, at(9) + 65_000);
  source.contact('queued', 'c2', { queue: 'b' }, at(25));
  source.contact('abandoned', 'c2', { queue: 'b', stage: 'queue' }, at(25) + 9_000);
  rig.clock.pass(1_000);
  return rig;
}

const ask = (data: string, out: string, options: Record<string, string> = {}) => {
  const given = { data, date: '2026-05-18', shift: '早班', format: 'json', out, ...options };
  return runHere(['shift', ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])]);
};

test('a shift is written beside the running station, also one over midnight, in both languages', async () => {
  const { folder } = station();
  const out = join(temporaryFolder(), 'new', 'shift.json');
  expect(await ask(folder, out)).toEqual({ code: 0, out: '', err: '' });
  const early = summarySchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  expect(early).toMatchObject({
    kind: 'shift',
    title: '话务班次小结',
    shift: '早班',
    centre: '热线',
    date: '2026-05-18',
  });
  expect([early.from, early.to]).toEqual([Date.UTC(2026, 4, 18, 8), Date.UTC(2026, 4, 18, 16)]);
  expect(early.digest).toContain('进队 1，应答 1，放弃 0');
  expect(early.tables.find(({ key }) => key === 'slots')?.rows).toHaveLength(32);
  expect((await ask(folder, out, { shift: '夜班', language: 'en' })).code).toBe(0);
  const night = summarySchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  expect([night.from, night.to]).toEqual([Date.UTC(2026, 4, 18, 22), Date.UTC(2026, 4, 19, 8)]);
  expect(night.digest).toContain('1 offered, 0 answered, 1 abandoned');
  expect(readdirSync(join(out, '..'))).toEqual(['shift.json']);
});

test('what is asked wrongly is said, with what was probably meant, and no file is left', async () => {
  const { folder } = station();
  const out = join(temporaryFolder(), 'shift.json');
  const wrong: [Record<string, string>, string][] = [
    [{ shift: '早' }, '--shift 早 is unknown'],
    [{ shift: '夜斑' }, 'did you mean 夜班?'],
    [{ date: '2026-02-30' }, '--date 2026-02-30 is not a date'],
    [{ date: 'yesterday' }, '--date yesterday is not a date'],
    [{ format: 'jsn' }, 'did you mean json?'],
    [{ language: 'fr' }, '--language fr is unknown'],
    [{ shift: '弹性班' }, 'does not begin and end on quarter hours'],
  ];
  for (const [options, said] of wrong) {
    const { code, err } = await ask(folder, out, options);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  }
  expect(existsSync(out)).toBe(false);
});
