import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MadeReport, ReportArgs } from '../../../shared/contract/asks/report-asks.ts';
import type { Dimension } from '../../../shared/measure/counters.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords, languages } from '../../../shared/words/words.ts';
import { deskReport } from '../../station/reports/desk-report.ts';
import { reportDocument } from '../../station/reports/report-document.ts';
import { recount } from '../../station/testing/recount.ts';
import type { Scope } from '../../station/testing/recount.ts';
import { hasProgram } from '../export/testing/office.ts';
import { checkFiles } from '../export/testing/read-back.ts';
import { openReader } from './open-reader.ts';
import { hotlines } from './testing/hotline.ts';
import type { Hotline } from './testing/hotline.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const zone = createZone('Europe/Berlin');
const settings = settingsSchema.parse({ zone: zone.name });
/** A day of 25 hours. */
const day = zone.dayByDate('2026-10-25');
const figures = ['offered', 'answered', 'abandoned', 'talkMs', 'waitMsMax', 'connectRate', 'asa'];

function made(rig: Rig, args: Partial<ReportArgs>, now = day.end): MadeReport {
  const reader = openReader(rig.folder);
  try {
    const usual = { from: day.start, to: day.end, scope: {}, figures, compare: null, by: [] } as const;
    const answer = deskReport(
      reader,
      settings,
      { ...usual, by: [], slot: '15m', ledger: 'offer', ...args },
      now,
    );
    if (answer.made === null) throw new Error(`${answer.cells} cells`);
    return answer.made;
  } finally {
    reader.close();
  }
}

function played({ events, acw }: Hotline): Rig {
  const rig = stationRig({ settings: { zone: zone.name } });
  const source = rig.source({ clock: 'source', acw, agentStates: true, last: events.length });
  source.events(...events);
  rig.commit();
  source.close();
  return rig;
}

/** Six decimals, as reports have ratios. */
const ratio = (part: number, whole: number): number | null =>
  whole <= 0 ? null : Math.round((part / whole) * 1e6) / 1e6;

/** The figures of one scope and slot from the events, in the order of `figures`; with what the ratios are made of. */
function counted(
  again: ReturnType<typeof recount>,
  scope: Scope,
  ledger: string,
  slot: { start: number; end: number },
) {
  const row = again.slot(scope, ledger, slot);
  const of = (name: string): number => row[name] ?? 0;
  const decided = ledger === 'event' ? of('ended') : of('offered') - of('open');
  return {
    sums: [of('offered'), of('answered'), of('abandoned'), of('talkMs'), of('waitMsMax')],
    decided,
    waited: of('waitMsAnswered'),
  };
}

const shown = ({ sums, decided, waited }: ReturnType<typeof counted>): (number | null)[] => [
  ...sums,
  ratio(sums[1]!, decided),
  ratio(waited / 1000, sums[1]!),
];

describe('a report of the desk', () => {
  test(
    'says what a recount of the events says, row by row and in all, in every ledger',
    { timeout: 120_000 },
    () => {
      const hours = (day.end - day.start) / 3_600_000 - 1;
      fc.assert(
        fc.property(
          hotlines({ start: day.start, hours, contacts: 10 }),
          fc.constantFrom(...ledgers),
          fc.constantFrom('15m' as const, '60m' as const, '1d' as const),
          (hotline, ledger, slot) => {
            const rig = played(hotline);
            try {
              const now = Math.max(...hotline.events.map(({ time }) => time));
              const facts = { seconds: [20, 60], shortAbandonMs: 5000, acw: hotline.acw };
              const again = recount(hotline.events, facts, now);
              for (const by of [null, 'queue', 'channel'] as const) {
                const report = made(rig, { ledger, slot, by: by === null ? [] : ([by] as Dimension[]) });
                const wanted = report.rows.map((row) => {
                  const label = report.groups[row.group]?.[0] ?? '';
                  const scope: Scope = by === null ? { kind: 'centre' } : { kind: by, id: label };
                  return counted(again, scope, ledger, report.slots[row.slot]!);
                });
                expect(report.rows.map((row) => row.now)).toEqual(wanted.map(shown));
                const sum = (value: (each: ReturnType<typeof counted>) => number): number =>
                  wanted.reduce((all, each) => all + value(each), 0);
                const sums = [0, 1, 2, 3].map((at) => sum((each) => each.sums[at]!));
                const longest = Math.max(0, ...wanted.map((each) => each.sums[4]!));
                if (wanted.length > 0)
                  expect(report.total.now).toEqual(
                    shown({
                      sums: [...sums, longest],
                      decided: sum((each) => each.decided),
                      waited: sum((each) => each.waited),
                    }),
                  );
                // Of contacts never offered a source may still say what they are about: such groups have zeros.
                if (by !== null)
                  expect(report.groups.map(([id]) => id)).toEqual(expect.arrayContaining(again.ids(by)));
              }
            } finally {
              rig.close();
            }
          },
        ),
        { numRuns: 9 },
      );
    },
  );

  test('compares what has begun with its like, by local time, and tells groups that only one side has', () => {
    const rig = stationRig({ settings: { zone: zone.name } });
    const source = rig.source({ clock: 'source', last: 99 });
    const call = (id: string, queue: string, date: string, time: number): void => {
      source.contact('queued', id, { queue }, zone.dayByDate(date).start + time);
      source.contact('abandoned', id, { stage: 'queue' }, zone.dayByDate(date).start + time + 9_000);
    };
    const HOUR = 3_600_000;
    // On the 25th it is 8:00 nine hours after midnight.
    call('a', 'old', '2026-10-18', 8 * HOUR);
    call('b', 'both', '2026-10-18', 8 * HOUR);
    call('late', 'both', '2026-10-18', 20 * HOUR);
    call('c', 'both', '2026-10-25', 9 * HOUR);
    call('d', 'new', '2026-10-25', 9 * HOUR + 60_000);
    rig.commit();
    const asked = {
      slot: '60m',
      by: ['queue' as const],
      compare: { with: 'week' },
      figures: ['offered', 'connectRate'],
    } as const;
    const report = made(
      rig,
      { ...asked, by: ['queue'], figures: [...asked.figures] },
      day.start + 9.5 * HOUR,
    );
    expect(report.slots).toHaveLength(10);
    expect(report.slots.map(({ running }) => running)).toEqual([...Array<boolean>(9).fill(false), true]);
    expect(report.groups).toEqual([['both'], ['new'], ['old']]);
    const eight = report.rows.filter(({ slot }) => report.slots[slot]?.label === '2026-10-25T08:00');
    expect(eight.map(({ now, before }) => [now, before])).toEqual([
      [
        [1, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [0, null],
      ],
      [
        [0, null],
        [1, 0],
      ],
    ]);
    // The call of last week's evening stands against nothing that has begun.
    expect(report.total).toEqual({ now: [2, 0], before: [2, 0] });
    expect(report.slots.filter(({ before }) => before === null).map(({ label }) => label)).toEqual([
      '2026-10-25T02:00+01:00',
    ]);
    rig.close();
  });

  test('is not made where it would be too large, and refused where such figures are not kept', () => {
    const rig = stationRig({ settings: { zone: zone.name } });
    const source = rig.source({ clock: 'source', last: 400 });
    for (let at = 0; at < 100; at++) source.contact('queued', `c${at}`, { queue: `q${at}` }, day.start + at);
    rig.commit();
    const reader = openReader(rig.folder);
    const args = { scope: {}, figures, compare: null, ledger: 'offer' } as const;
    const month = { from: zone.dayByDate('2026-09-01').start, to: day.end };
    const ask = (more: Pick<ReportArgs, 'slot' | 'by'>) =>
      deskReport(reader, settings, { ...args, figures, ...month, ...more }, day.end);
    expect(ask({ slot: '5m', by: ['queue'] })).toMatchObject({ made: null, most: 600_000 });
    const daily = ask({ slot: '1d', by: ['queue'] });
    expect(daily.made?.rows).toHaveLength(55 * 100);
    expect(() => ask({ slot: '1d', by: ['queue', 'agent'] })).toThrow(/not kept by other dimensions/);
    expect(() => ask({ slot: '1mo', by: [] })).toThrow(/not on the edge/);
    reader.close();
    rig.close();
  });

  const readers = [hasProgram('soffice'), hasProgram('pdftotext')];
  test.runIf(readers.every(Boolean))(
    'is the same in every file, also where names look like formulas',
    { timeout: 240_000 },
    async () => {
      const usual = zone.dayByDate('2026-10-23');
      const rig = stationRig({ settings: { zone: zone.name } });
      try {
        const names = [
          '=1+1',
          '+2',
          '-3',
          '@SUM(A1)',
          '＝1+1',
          "'=4",
          ' =5',
          '=HYPERLINK("http://x.invalid")',
        ];
        const source = rig.source({ clock: 'source', last: 3 * names.length });
        names.forEach((name, at) => {
          const time = usual.start + 60_000 * (at + 1);
          const contact = `c${at}`;
          source.events(
            { type: 'roster.queue', time, data: { queue: name, name } },
            { type: 'contact.queued', time, data: { contact, queue: name } },
            { type: 'contact.abandoned', time: time + 5_000, data: { contact, queue: name, stage: 'queue' } },
          );
        });
        rig.commit();
        const span = { from: usual.start, to: usual.end };
        const args = { ...span, by: ['queue' as const], slot: '60m' as const, ledger: 'offer' as const };
        const report = made(rig, args);
        expect(new Set(report.groups.map(([label]) => label))).toEqual(new Set(names));
        const parts = { settings, title: '=1+1', most: 2_000, writtenAt: day.end, simulated: true };
        const asked = { ...args, scope: {}, figures, compare: null };
        for (const language of languages)
          await checkFiles(reportDocument(report, { ...parts, args: asked, words: createWords(language) }));
      } finally {
        rig.close();
      }
    },
  );
});
