import { describe, expect, it } from 'vitest';
import type { CardSubject } from './card-subject.ts';
import { rowsLink } from './rows-link.ts';

const subject: CardSubject = {
  metric: 'connectRate',
  scope: { kind: 'queue', key: 'q1', name: '报修' },
  from: 900_000,
  to: 1_800_000,
  ledger: 'offer',
};

describe('the way to the contacts behind a number', () => {
  it('names the queue and the range, and the ledger where it is not the usual one', () => {
    expect(rowsLink(subject, 'offer')).toEqual({ queue: 'q1', from: 900_000, to: 1_800_000 });
    expect(rowsLink(subject, 'event')).toMatchObject({ ledger: 'event' });
  });
  it('leads to the contacts with an outcome, where the number counts one', () => {
    expect(rowsLink({ ...subject, metric: 'abandoned' }, 'offer')).toMatchObject({ outcome: 'abandoned' });
  });
  it('takes the edges of a rolling window as it has them', () => {
    const centre = { kind: 'centre', key: '', name: '' } as const;
    expect(rowsLink({ ...subject, scope: centre, rolling: true }, 'event')).toEqual({
      centre: true,
      from: 900_001,
      to: 1_800_001,
      ledger: 'event',
    });
  });
  it('is none for teams, gauges and ranges longer than a day', () => {
    expect(rowsLink({ ...subject, scope: { kind: 'team', key: '3', name: '甲' } }, 'offer')).toBeNull();
    expect(rowsLink({ ...subject, to: subject.from }, 'offer')).toBeNull();
    expect(rowsLink({ ...subject, to: subject.from + 26 * 3_600_000 }, 'offer')).toBeNull();
  });
});
