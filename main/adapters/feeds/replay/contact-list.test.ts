import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialectByName } from './dialects.ts';

const file = readFileSync(join(import.meta.dirname, 'testing', 'contacts.csv'), 'utf8');
const { events, acw } = dialectByName('contact-list').parse(file, {
  zone: 'Asia/Shanghai',
  epoch: 'abcdef0123',
  customer: (raw) => `t${raw.slice(-4)}`,
});
const dataOf = (contact: string) =>
  events.flatMap((event) =>
    'data' in event && JSON.stringify(event.data).includes(`"${contact}"`) ? [event] : [],
  );
const brief = (contact: string) =>
  dataOf(contact).map(
    ({ type, time }) => `${type} ${new Date(time + 8 * 3_600_000).toISOString().slice(11, 19)}`,
  );

describe('the contact-list mapping', () => {
  it('follows a contact from the IVR to the survey', () => {
    expect(brief('c-1')).toEqual([
      'contact.entered 09:00:00',
      'contact.queued 09:00:20',
      'contact.answered 09:00:35',
      'contact.ended 09:04:00',
      'survey.answered 09:04:00',
      'contact.wrapped 09:04:30',
    ]);
    expect(dataOf('c-1')[0]).toMatchObject({
      data: { channel: 'voice', business: 'billing', ivrKey: '1', customer: 't1111' },
    });
    expect(dataOf('c-1')[3]).toMatchObject({ data: { by: 'agent', agent: '1001' } });
    expect(dataOf('c-1')[4]).toMatchObject({ data: { grade: 2, agent: '1001', queue: 'general' } });
  });

  it.each([
    ['c-2', ['contact.entered 09:01:00', 'contact.queued 09:01:30', 'contact.abandoned 09:02:10']],
    ['c-3', ['contact.entered 09:01:10', 'contact.ivrLeft 09:01:25']],
    ['c-4', ['contact.queued 09:02:00', 'contact.answered 09:03:00', 'contact.ended 09:10:00']],
    ['c-5', ['contact.entered 09:03:00', 'contact.queued 09:03:10', 'contact.left 09:05:10']],
    ['c-6', ['contact.entered 09:04:00', 'contact.refused 09:04:05']],
    ['abcdef01-10', ['contact.entered 09:08:00', 'contact.selfServed 09:09:00']],
  ])('reads %s by its outcome', (contact, expected) => {
    expect(brief(contact)).toEqual(expected);
  });

  it('quarantines rows that contradict themselves or cannot be read, whole, with reason and row', () => {
    const rejected = events.flatMap((event) =>
      event.type === 'record.invalid' && 'data' in event ? [event.data] : [],
    );
    // Each at the first time of its own that can be read, else at that of the row before.
    expect(
      events
        .filter(({ type }) => type === 'record.invalid')
        .map(({ time }) => new Date(time).toISOString().slice(14, 19)),
    ).toEqual(['05:00', '06:00', '06:00']);
    expect(rejected).toMatchObject([
      { row: 7, why: 'answered before it was offered' },
      {
        row: 8,
        why: expect.stringMatching(/^column "offered": "25 o'clock" is not a time as YYYY-MM-DD HH:MM:SS/),
      },
      { row: 9, why: '4 columns instead of 15' },
    ]);
    expect(brief('c-7')).toEqual([]);
  });

  it('lets no caller number out, not even of rejected rows', () => {
    expect(JSON.stringify(events)).not.toMatch(/138\d{8}/);
    expect(JSON.stringify(events)).toContain('c-7,***,phone');
  });

  it('claims no after-call work that only some exports have', () => {
    expect(acw).toBe(false);
  });
});
