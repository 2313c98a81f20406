import { afterEach, expect, test } from 'vitest';
import Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

/** An archive of which one call fails when the test says so. */
function failing(
  kind: 'commit' | 'insertEvent' | 'writeContacts',
  when: { now: boolean },
): (archive: Archive) => Archive {
  return (archive) => ({
    ...archive,
    [kind](argument: never) {
      if (when.now) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
      return archive[kind](argument);
    },
  });
}

const calls = (from: number, count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({
    type: 'contact.queued',
    time: Date.UTC(2026, 4, 18, 9, 0, at % 60),
    data: { contact: `c${from + at}`, queue: 'sales' },
  }));

test.each(['commit', 'insertEvent', 'writeContacts'] as const)(
  'when %s fails nothing is acknowledged, sources are sent away, and after the restart nothing is lost or doubled',
  (kind) => {
    const disk = { now: false };
    rig = stationRig({ wrap: failing(kind, disk) });
    const source = rig.source({ last: 5_100 });
    source.events(...calls(0, 100));
    rig.commit();
    expect(source.acked()).toBe(100);

    disk.now = true;
    // More than one commit's worth, so that the failure comes in the middle of a batch.
    source.events(...calls(100, 5_000));
    rig.clock.pass(500);
    expect(source.acked()).toBe(100);
    expect(source.link.closes.map(({ code }) => code)).toEqual([4429]);
    expect(rig.station.health()).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining({ code: 'storage' })]),
    });
    const meanwhile = rig.source({ last: 5_100 });
    expect(meanwhile.welcome).toBeUndefined();
    expect(meanwhile.link.closes.map(({ code }) => code)).toEqual([4429]);

    disk.now = false;
    rig.clock.pass(2_000);
    expect(rig.station.health()).toMatchObject({ ok: true, events: { committed: 100 } });
    const again = rig.source({ last: 5_100 });
    expect(again.welcome).toMatchObject({ resume: 101 });
    again.events(...calls(100, 5_000));
    rig.clock.pass(500);
    expect(again.acked()).toBe(5_100);
    const from = Date.UTC(2026, 4, 18, 9);
    expect(rig.rows({ from, to: from + 900_000 })[0]).toMatchObject({ offered: 5_100, open: 5_100 });
    expect(rig.verify()).toMatchObject({ differences: [], events: 5_100 });
  },
);

test('an event on which the station itself fails goes to quarantine after one new start, and the rest is counted', () => {
  rig = stationRig({
    wrap: (archive) => ({
      ...archive,
      insertEvent(event) {
        if (event.seq === 7) throw new TypeError('undefined is not a number');
        archive.insertEvent(event);
      },
    }),
  });
  rig.source({ last: 10 }).events(...calls(0, 10));
  rig.commit();
  expect(rig.station.health()).toMatchObject({ ok: false });
  rig.clock.pass(2_000);

  const again = rig.source({ last: 10 });
  again.events(...calls(0, 10));
  rig.commit();
  expect(again.acked()).toBe(10);
  expect(again.link.ofType('fault')).toEqual([expect.objectContaining({ seq: 7, code: 'invalid' })]);
  expect(rig.station.health()).toMatchObject({ ok: true, events: { committed: 9, quarantined: 1 } });
  expect(rig.verify()).toMatchObject({ differences: [], events: 9 });
});
