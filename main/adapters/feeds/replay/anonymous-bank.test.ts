import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetsFolder } from '../../assets-folder.ts';
import { dialectByName } from './dialects.ts';
import type { RecordedEvents } from './recorded-outbox.ts';
import { readRecording } from './read-recording.ts';

const demo = join(assetsFolder(), 'demo', 'anonymous-bank-1999-05.csv.gz');
const reference = join(
  assetsFolder(),
  '..',
  '..',
  'shared',
  'data',
  'il_bank_1999',
  'reference',
  'daily.csv',
);
const header =
  'vru_line,call_id,customer,priority,type,date,vru_entry,vru_exit,vru_time,q_start,q_exit,q_time,outcome,ser_start,ser_exit,ser_time,server';
const context = { zone: 'UTC', epoch: 'e', customer: (raw: string) => `token-${raw}` };

function eventsOf(text: string): RecordedEvents {
  return dialectByName('anonymous-bank').parse(text, context).events;
}

/** The events of one row, as `type hour:minute:second`. */
function told(row: string): string[] {
  return eventsOf(`${header}\n${row}\n`).map(
    (event) => `${event.type} ${new Date(event.time).toISOString().slice(5, 19)}`,
  );
}

interface Day {
  inbound: number;
  ivr_only: number;
  offered: number;
  answered: number;
  abandoned: number;
  answered_le20s: number;
  sum_wait_answered_s: number;
  sum_wait_abandoned_s: number;
  max_wait_s: number;
  sum_talk_s: number;
  answered_talk_gt0: number;
}
const nothing: Day = {
  inbound: 0,
  ivr_only: 0,
  offered: 0,
  answered: 0,
  abandoned: 0,
  answered_le20s: 0,
  sum_wait_answered_s: 0,
  sum_wait_abandoned_s: 0,
  max_wait_s: 0,
  sum_talk_s: 0,
  answered_talk_gt0: 0,
};

function dayOf(days: Map<string, Day>, date: string): Day {
  const day = days.get(date) ?? { ...nothing };
  days.set(date, day);
  return day;
}

/** Counts a file's rows by the conventions of the data's README, with nothing of the product's code. */
function recount(text: string): Map<string, Day> {
  const days = new Map<string, Day>();
  const names = header.split(',');
  const seconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  for (const line of text.split('\n').slice(1)) {
    const cells = line.split(',');
    const get = (name: string) => cells[names.indexOf(name)] ?? '';
    if (cells.length !== names.length || get('outcome') === 'PHANTOM') continue;
    const queued = get('q_start') !== '0:00:00' || Number(get('q_time')) > 0;
    const entry = seconds(get(queued ? 'q_start' : 'vru_exit'));
    const next = entry < seconds(get('vru_entry')) - 12 * 3600;
    const date = new Date(Date.parse(`${get('date')}T00:00:00Z`) + (next ? 86_400_000 : 0))
      .toISOString()
      .slice(0, 10);
    const day = dayOf(days, date);
    const wait = queued ? Number(get('q_time')) : 0;
    day.inbound += 1;
    if (get('outcome') === 'HANG' && !queued) {
      day.ivr_only += 1;
      continue;
    }
    day.offered += 1;
    day.max_wait_s = Math.max(day.max_wait_s, wait);
    if (get('outcome') === 'HANG') {
      day.abandoned += 1;
      day.sum_wait_abandoned_s += wait;
    } else {
      day.answered += 1;
      day.sum_wait_answered_s += wait;
      day.answered_le20s += Number(wait <= 20);
      day.sum_talk_s += Number(get('ser_time'));
      day.answered_talk_gt0 += Number(Number(get('ser_time')) > 0);
    }
  }
  return days;
}

/** The same figures from events alone. */
function tally(events: RecordedEvents): Map<string, Day> {
  const days = new Map<string, Day>();
  const offers = new Map<string, { at: number; answered: number }>();
  const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  for (const event of events) {
    if (!('data' in event)) continue;
    const { contact } = event.data as { contact: string };
    const offer = offers.get(contact) ?? { at: event.time, answered: event.time };
    if (event.type === 'contact.queued') offers.set(contact, offer);
    const day = event.type === 'contact.entered' ? null : dayOf(days, dateOf(offer.at));
    if (day === null) continue;
    const wait = (event.time - offer.at) / 1000;
    if (event.type === 'contact.queued') [day.inbound, day.offered] = [day.inbound + 1, day.offered + 1];
    if (event.type === 'contact.ivrLeft') [day.inbound, day.ivr_only] = [day.inbound + 1, day.ivr_only + 1];
    if (event.type === 'contact.answered' || event.type === 'contact.abandoned')
      day.max_wait_s = Math.max(day.max_wait_s, wait);
    if (event.type === 'contact.abandoned')
      [day.abandoned, day.sum_wait_abandoned_s] = [day.abandoned + 1, day.sum_wait_abandoned_s + wait];
    if (event.type === 'contact.answered') {
      offer.answered = event.time;
      day.answered += 1;
      day.sum_wait_answered_s += wait;
      day.answered_le20s += Number(wait <= 20);
    }
    if (event.type === 'contact.ended') {
      day.sum_talk_s += (event.time - offer.answered) / 1000;
      day.answered_talk_gt0 += Number(event.time > offer.answered);
    }
  }
  return days;
}

describe('the anonymous-bank mapping', () => {
  const entered = 'contact.entered 05-18T09:00:00';

  it.each<[string, string, string[]]>([
    [
      'an answered call that waited',
      'AA0101,1,C1,1,PS,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:01:00,50,AGENT,9:01:05,9:03:00,115,A04',
      [
        entered,
        'contact.queued 05-18T09:00:10',
        'contact.answered 05-18T09:01:00',
        'contact.ended 05-18T09:02:55',
      ],
    ],
    [
      'an answered call that did not wait is offered too',
      'AA0101,2,,0,PS,1999-05-18,9:00:00,9:00:10,10,0:00:00,0:00:00,0,AGENT,9:00:20,9:03:00,160,A04',
      [
        entered,
        'contact.queued 05-18T09:00:10',
        'contact.answered 05-18T09:00:10',
        'contact.ended 05-18T09:02:50',
      ],
    ],
    [
      'an answer without talk still ends',
      'AA0101,3,,0,PS,1999-05-18,9:00:00,9:00:10,10,0:00:00,0:00:00,0,AGENT,0:00:00,0:00:00,0,NO_SERVER',
      [
        entered,
        'contact.queued 05-18T09:00:10',
        'contact.answered 05-18T09:00:10',
        'contact.ended 05-18T09:00:10',
      ],
    ],
    [
      'who hangs up in the queue has abandoned, whatever ser_time says',
      'AA0101,4,C1,2,NE,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:00:30,20,HANG,9:00:30,9:00:40,10,NO_SERVER',
      [entered, 'contact.queued 05-18T09:00:10', 'contact.abandoned 05-18T09:00:30'],
    ],
    [
      'who hangs up in the IVR was never offered',
      'AA0101,5,,0,PS,1999-05-18,9:00:00,9:00:10,10,0:00:00,0:00:00,0,HANG,0:00:00,0:00:00,0,NO_SERVER',
      [entered, 'contact.ivrLeft 05-18T09:00:10'],
    ],
    [
      'a wait that begins exactly at midnight',
      'AA0101,6,C1,1,PS,1999-05-18,23:59:50,0:00:00,10,0:00:00,0:00:27,27,AGENT,0:00:27,0:01:00,33,A04',
      [
        'contact.entered 05-18T23:59:50',
        'contact.queued 05-19T00:00:00',
        'contact.answered 05-19T00:00:27',
        'contact.ended 05-19T00:01:00',
      ],
    ],
    [
      'an IVR that is left after midnight',
      'AA0101,7,,0,PS,1999-05-18,23:59:50,0:00:05,15,0:00:00,0:00:00,0,HANG,0:00:00,0:00:00,0,NO_SERVER',
      ['contact.entered 05-18T23:59:50', 'contact.ivrLeft 05-19T00:00:05'],
    ],
    [
      'a negative time in the IVR is no new day',
      'AA0101,8,,0,PS,1999-05-18,9:00:00,8:59:58,-2,0:00:00,0:00:00,0,AGENT,9:00:00,9:00:10,10,A04',
      [
        'contact.queued 05-18T08:59:58',
        'contact.answered 05-18T08:59:58',
        entered,
        'contact.ended 05-18T09:00:08',
      ],
    ],
    [
      'virtual calls are dropped',
      'AA0101,9,C1,2,PS,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:00:30,20,PHANTOM,0:00:00,0:00:00,0,NO_SERVER',
      [],
    ],
    [
      'an outcome nobody knows costs the row',
      'AA0101,10,C1,2,PS,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:00:30,20,OTHER,0:00:00,0:00:00,0,NO_SERVER',
      ['record.invalid 05-18T09:00:00'],
    ],
    [
      'a negative wait costs the row',
      'AA0101,11,C1,2,PS,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:00:05,-5,HANG,0:00:00,0:00:00,0,NO_SERVER',
      ['record.invalid 05-18T09:00:00'],
    ],
  ])('%s', (_name, row, expected) => {
    expect(told(row)).toEqual(expected);
  });

  it('fills in contact, queue, business, agent and the caller’s token', () => {
    const [first, queued, answered, ended] = eventsOf(
      `${header}\nAA0101,33116,C000001,2,PS,1999-05-18,9:00:00,9:00:10,10,9:00:10,9:01:00,50,AGENT,9:01:00,9:03:00,120,A04\n`,
    );
    const contact = '1999-05-18/AA0101/33116';
    expect(first).toMatchObject({
      data: { contact, channel: 'voice', business: 'PS', customer: 'token-C000001' },
    });
    expect(queued).toMatchObject({ data: { contact, queue: 'PS', business: 'PS', channel: 'voice' } });
    expect(answered).toMatchObject({ data: { contact, queue: 'PS', agent: 'A04' } });
    expect(ended).toMatchObject({ data: { contact, by: 'unknown', agent: 'A04' } });
  });

  it('gives no customer where there is none, and agent null without a server', () => {
    const [first, , answered] = eventsOf(
      `${header}\nAA0101,1,,0,PS,1999-05-18,9:00:00,9:00:10,10,0:00:00,0:00:00,0,AGENT,9:00:20,9:03:00,160,NO_SERVER\n`,
    );
    expect(first).toMatchObject({
      type: 'contact.entered',
      data: { contact: '1999-05-18/AA0101/1', channel: 'voice', business: 'PS' },
    });
    expect(first).not.toHaveProperty('data.customer');
    expect(answered).toMatchObject({ type: 'contact.answered', data: { agent: null } });
  });

  it('tells of three real days what a recount of their rows tells', async () => {
    const { text } = await readRecording(demo);
    const days = tally(eventsOf(text));
    expect([...days].toSorted()).toEqual([...recount(text)].toSorted());
    expect(days.get('1999-05-18')?.offered).toBeGreaterThan(1000);
  });

  it('sorts by time, and keeps causes before effects within a second', async () => {
    const { text } = await readRecording(demo);
    const events = eventsOf(text);
    expect(events.every((event, at) => at === 0 || event.time >= (events[at - 1]?.time ?? 0))).toBe(true);
    const answered = new Set<unknown>();
    for (const event of events) {
      if (!('data' in event)) continue;
      const { contact } = event.data as { contact: string };
      if (event.type === 'contact.answered') answered.add(contact);
      if (event.type === 'contact.ended') expect(answered.has(contact)).toBe(true);
    }
  });

  it('agrees with the published daily figures', async (test) => {
    if (!existsSync(reference)) {
      console.log('skip: the daily reference of the Anonymous Bank data (../shared is not here)');
      return test.skip();
    }
    const [names = [], ...rows] = readFileSync(reference, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const days = tally(eventsOf((await readRecording(demo)).text));
    for (const date of ['1999-05-11', '1999-05-17', '1999-05-18']) {
      const published = Object.fromEntries(
        (rows.find(([day]) => day === date) ?? []).map((cell, at) => [names[at], Number(cell)]),
      );
      expect(published).toMatchObject(days.get(date) ?? {});
    }
    expect(days.size).toBe(3);
  });
});
