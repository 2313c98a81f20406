import { expect, it } from 'vitest';
import type { HealthAnswers } from '../../../shared/contract/asks/health-asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { AuditNote } from '../../station/ports.ts';
import { runningHub } from '../settings/testing/running-hub.ts';
import { dialFeed } from '../testing/feed-client.ts';
import { rawAnswers } from './raw-answers.ts';

const leader: Person = { id: '3', name: '李雷', role: 'leader' };
const entry = { source: 'pbx', epoch: 'e', seq: 1, at: 1, code: 'invalid', why: 'no type', raw: '{}' };

function desk(ids: number[], stores = true) {
  const page: HealthAnswers['quarantine.list'] = {
    entries: ids.map((id) => ({ ...entry, id })),
    more: false,
    totals: [],
  };
  const noted: AuditNote[] = [];
  const answers = rawAnswers({
    history: { 'quarantine.list': () => page },
    audit: { note: (note) => void noted.push(note) },
    clock: { now: () => 7 },
    store(write) {
      if (!stores) throw new Error('disk is full');
      return write();
    },
  });
  return {
    page,
    noted,
    list: async () =>
      answers['quarantine.list']?.({ source: 'pbx', limit: 50 }, leader, { ended: () => false }),
  };
}

it('notes once per question who looked at which raw messages', async () => {
  const { page, noted, list } = desk([9, 8, 5]);
  expect(await list()).toEqual(page);
  const after = { first: 5, last: 9, count: 3 };
  expect(noted).toEqual([{ at: 7, who: leader, what: 'raw.reveal', subject: 'pbx', after }]);
});

it('notes nothing where there was nothing to read', async () => {
  const { page, noted, list } = desk([]);
  expect(await list()).toEqual(page);
  expect(noted).toEqual([]);
});

it('gives no raw messages where that cannot be noted', async () => {
  await expect(desk([9], false).list()).rejects.toThrow('disk is full');
});

it('stands before what answers them in a hub', async () => {
  const { ask, hub } = await runningHub();
  const feed = await dialFeed(hub.url, { last: 1 });
  await feed.next('welcome');
  feed.send({ t: 'batch', from: 1, events: [{ seq: 1, type: 'agent.state', time: Date.now(), data: 7 }] });
  await feed.next('ack');
  expect(await ask('quarantine.list', {}, leader)).toMatchObject({ entries: [{ seq: 1 }] });
  feed.hangUp();
  expect(await ask('audit.list', { kinds: ['raw.reveal'] })).toMatchObject({
    entries: [{ name: '李雷', after: { count: 1 } }],
  });
});
