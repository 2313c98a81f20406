import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DATABASE } from './open-archive.ts';
import { stationRig } from './testing/station-rig.ts';

const start = Date.UTC(2026, 4, 18, 8);
const CALLS = 60;
const MINUTE = 60_000;

let rig = stationRig();
afterEach(() => rig.close());

/** A commit's worth of calls over 30 queues and 150 agents; every seventh is told an hour late. */
function calls(number: number): object[] {
  return Array.from({ length: CALLS }, (_, at) => {
    const call = number * CALLS + at;
    const time = start + number * MINUTE - (call % 7 === 0 ? 60 * MINUTE : 0);
    const data = { contact: `c${call}`, queue: `q${call % 30}`, agent: `a${(call * 7) % 150}` };
    return [
      {
        type: 'contact.queued',
        time,
        data: { contact: data.contact, queue: data.queue, business: `b${call % 4}` },
      },
      { type: 'contact.answered', time: time + 1_000 * (call % 40), data },
      { type: 'contact.ended', time: time + 90_000, data: { contact: data.contact, by: 'customer' } },
    ];
  }).flat();
}

/** Entries of rows that are held at the moment. */
function entries(): unknown {
  const db = new Database(join(rig.folder, DATABASE), { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM held_slots').pluck().get();
  } finally {
    db.close();
  }
}

test('hundreds of rows a commit: a recount agrees and reports add up at every moment, whenever the station dies', () => {
  rig.close();
  rig = stationRig({ now: start });
  const dial = () => rig.source({ last: 1_000_000, clock: 'source' });
  let source = dial();
  for (let number = 0; number < 50; number += 1) {
    source.events(...calls(number));
    rig.commit();
    expect(entries()).toBeGreaterThan(0);
    if (number % 10 === 4) rig.crash();
    if (number % 10 === 9) rig.restart();
    if (number % 5 === 4) source = dial();
    if (number % 7 !== 0) continue;
    expect(rig.verify().differences).toEqual([]);
    const all = { from: start - 120 * MINUTE, to: start + 120 * MINUTE };
    for (const by of [[], ['queue'], ['business'], ['agent']] as const) {
      const answered = rig
        .rows({ ...all, by: [...by] })
        .reduce((sum, row) => sum + Number(row['answered']), 0);
      expect(answered).toBe((number + 1) * CALLS);
    }
  }
});
