import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { ownDesk } from '../../../shared/model/person.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { DATABASE } from '../../adapters/archive/open-archive.ts';
import { stationRig } from '../../adapters/archive/testing/station-rig.ts';
import { quietLog } from '../testing/fake-station.ts';
import { HistoryLine } from './ask-history.ts';

const settings = settingsSchema.parse({ zone: 'UTC' });
const contacts = { queue: '', ledger: 'offer', from: 1, to: 86_400_000, limit: 10 };

/** A line to the stored data of a station in which one call waits. */
function line({ longestMs, now = 1_000 }: { longestMs?: number; now?: number } = {}) {
  const rig = stationRig({ now });
  rig.source().contact('queued', 'c1', { queue: 'q1' });
  rig.commit();
  const history = new HistoryLine({ folder: rig.folder, settings }, quietLog, longestMs);
  onTestFinished(async () => {
    await history.close();
    rig.close();
  });
  return { rig, history };
}

it('answers in a thread of its own, also what came while it answered', async () => {
  const { rig, history } = line();
  expect(await history.ask('rows.contacts', contacts, ownDesk)).toMatchObject({ totals: { open: 1 } });
  rig.source({ source: 'other' }).contact('queued', 'c2', { queue: 'q1' });
  rig.commit();
  const both = [1, 2].map(() => history.ask('rows.contacts', contacts, ownDesk));
  expect(await Promise.all(both)).toMatchObject([{ totals: { open: 2 } }, { totals: { open: 2 } }]);
});

it('answers from the journals of alerts and of who did what, page by page', async () => {
  const { rig, history } = line();
  rig.archive.alone(() => {
    for (const at of [1, 2, 3])
      rig.archive.audit.note({ at, who: ownDesk, what: 'rule.save', subject: `r${at}` });
  });
  const all = { kinds: [], text: '', limit: 2 };
  expect(await history.ask('audit.list', all, ownDesk)).toMatchObject({
    entries: [{ subject: 'r3' }, { subject: 'r2' }],
    more: true,
  });
  const db = new DatabaseSync(join(rig.folder, DATABASE));
  const add = db.prepare("INSERT INTO alert_journal VALUES (?, ?, 1, 'raised', 'waiting', 'major', '{}')");
  for (const id of [1, 2, 3]) add.run(id, id);
  db.close();
  const every = { ...all, rules: [], severities: [] };
  expect(await history.ask('alerts.journal', every, ownDesk)).toMatchObject({
    entries: [{ id: 3 }, { id: 2 }],
    more: true,
  });
  expect(await history.ask('alerts.journal', { ...every, before: 2 }, ownDesk)).toMatchObject({
    entries: [{ id: 1, rule: 'waiting', alert: '1' }],
    more: false,
  });
});

it('passes a refusal on, and what storage says where it fails', async () => {
  const { history } = line();
  await expect(history.ask('rows.contact', { contact: 99 }, ownDesk)).rejects.toMatchObject({
    code: 'absent',
  });
  const nowhere = new HistoryLine({ folder: '/nowhere', settings }, quietLog);
  await expect(nowhere.ask('rows.contacts', contacts, ownDesk)).rejects.toMatchObject({ code: 'storage' });
  await nowhere.close();
});

it('gives up what takes too long and then answers the next question', async () => {
  const { history } = line({ longestMs: 1 });
  await expect(history.ask('rows.contacts', contacts, ownDesk)).rejects.toMatchObject({ code: 'late' });
  const patient = line();
  expect(await patient.history.ask('rows.contacts', contacts, ownDesk)).toBeDefined();
});

it('refuses what is open, and what comes later, when it closes', async () => {
  const { history } = line();
  const open = history.ask('rows.contacts', contacts, ownDesk);
  const gone = expect(open).rejects.toMatchObject({ code: 'gone' });
  await history.close();
  await gone;
  await expect(history.ask('rows.contacts', contacts, ownDesk)).rejects.toMatchObject({ code: 'gone' });
});

it('previews a rule about who waits with a curve, and says of what nothing is kept', async () => {
  // A preview ends now.
  const hourAgo = Math.floor(Date.now() / 300_000) * 300_000 - 3_600_000;
  const { rig, history } = line({ now: hourAgo + 60_000 });
  rig.source({ source: 'other' }).contact('queued', 'c2', { queue: 'q1' }, hourAgo + 120_000);
  rig.commit();
  const rule = {
    id: 'deep',
    name: { zh: '多', en: 'Deep' },
    metric: 'waiting',
    raise: { above: 1 },
    severity: 'warning',
  };
  expect(await history.ask('rules.preview', { rule, days: 1 }, ownDesk)).toMatchObject({
    ok: true,
    scope: 'centre',
    curve: expect.arrayContaining([
      [hourAgo, 0],
      [hourAgo + 300_000, 2],
      [hourAgo + 600_000, 2],
    ]),
    edges: [{ event: 'raised', at: hourAgo + 120_000, value: 2 }],
  });
  expect(
    await history.ask('rules.preview', { rule: { ...rule, metric: 'stateOverLimit' }, days: 1 }, ownDesk),
  ).toMatchObject({ ok: 'untold', why: { code: 'untold.stateOverLimit' } });
  expect(
    await history.ask('rules.preview', { rule: { ...rule, raise: { above: 'x' } }, days: 1 }, ownDesk),
  ).toMatchObject({ ok: false, problems: [{ path: 'raise', code: 'shape' }] });
});
