import { onTestFinished, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { summarySchema } from '../../../shared/model/summary.ts';
import { stationRig } from '../../adapters/archive/testing/station-rig.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { quietLog } from '../testing/fake-station.ts';
import { HubSummaries } from './hub-summaries.ts';

const who: Person = { id: '1', name: 'leader', role: 'leader' };
const from = { ended: () => false };
const at = (hour: number): number => Date.UTC(2026, 4, 18, hour);

test(
  'anybody who may gets any summary in any format and language, from the thread; what is none is refused',
  { timeout: 60_000 },
  async () => {
    const input = { zone: 'UTC', shifts: [{ name: '早班', from: '08:00', to: '16:00' }] };
    const rig = stationRig({ settings: input });
    const summaries = new HubSummaries({
      settings: settingsSchema.parse(input),
      folder: rig.folder,
      clock: systemClock(),
      log: quietLog,
    });
    onTestFinished(async () => {
      await summaries.close();
      rig.close();
    });
    const source = rig.source({ clock: 'source' });
    source.contact('queued', 'c1', { queue: 'sales' }, at(9));
    source.contact('abandoned', 'c1', { queue: 'sales', stage: 'queue' }, at(9) + 9_000);
    rig.clock.pass(1_000);
    const answer = summaries.answerers()['summaries.export']!;
    const ask = async (args: AskArgs<'summaries.export'>) => {
      const { name, base64 } = await answer(args, who, from);
      return { name, bytes: Buffer.from(base64, 'base64') };
    };
    const shift = { kind: 'shift', name: '早班', date: '2026-05-18', nth: 0 } as const;
    const json = await ask({ of: shift, format: 'json', language: 'en' });
    expect(json.name).toBe('2026-05-18 早班 shift summary.json');
    expect(summarySchema.parse(JSON.parse(json.bytes.toString()))).toMatchObject({
      kind: 'shift',
      shift: '早班',
      digest: expect.arrayContaining(['1 offered, 0 answered, 1 abandoned']),
    });
    const range = { kind: 'report', from: at(9), to: at(10) } as const;
    const zip = await ask({ of: range, format: 'csv', language: 'zh-CN' });
    expect(zip.name).toBe('2026-05-18 0900-1000 话务报表.zip');
    expect(Object.keys(unzipSync(zip.bytes)).length).toBeGreaterThan(5);
    const pdf = await ask({ of: { kind: 'day', date: '2026-05-18' }, format: 'pdf', language: 'zh-CN' });
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const none = [
      { ...shift, name: '晚班' },
      { ...range, to: at(9) + 1_000 },
      { ...range, to: at(8) },
      { ...range, to: at(9) + 400 * 86_400_000 },
    ];
    for (const of of none) await expect(ask({ of, format: 'json', language: 'en' })).rejects.toThrow();
  },
);
