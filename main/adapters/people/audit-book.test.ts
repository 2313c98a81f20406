import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ownDesk } from '../../../shared/model/person.ts';
import type { AuditNote } from '../../station/ports.ts';
import { DATABASE, openArchive } from '../archive/open-archive.ts';
import type { HostArchive } from '../archive/open-archive.ts';
import { temporaryFolder } from '../archive/testing/temporary-folder.ts';

const lin = { id: '7', name: '林 <b>', role: 'manager' } as const;
const all = { kinds: [], text: '', limit: 100 };

function opened(folder = temporaryFolder()): HostArchive {
  return openArchive(folder);
}

function save(at: number, changed: Partial<AuditNote> = {}): AuditNote {
  return { at, who: lin, what: 'rule.save', subject: `rule-${at}`, before: null, after: { at }, ...changed };
}

test('what was done is told newest first, page by page, with who, what, before and after', () => {
  const { audit } = opened();
  for (const at of [1, 2, 3, 4, 5]) audit.note(save(at));
  const first = audit.list({ ...all, limit: 2 });
  expect(first.map(({ at }) => at)).toEqual([5, 4]);
  const rest = audit.list({ ...all, before: first[1]!.id });
  expect(rest.map(({ at }) => at)).toEqual([3, 2, 1]);
  expect(rest[0]).toEqual({
    id: 3,
    at: 3,
    by: '7',
    name: '林 <b>',
    role: 'manager',
    what: 'rule.save',
    subject: 'rule-3',
    before: null,
    after: { at: 3 },
  });
});

test('it is found by time, kind, and by who did it or what it was done to', () => {
  const { audit } = opened();
  audit.note(save(10));
  audit.note(save(20, { what: 'token.make', subject: '北厅 %' }));
  audit.note(save(30, { who: ownDesk, what: 'person.add', subject: 'Zhou' }));
  const found = (query: object) => audit.list({ ...all, ...query }).map(({ at }) => at);
  expect(found({ from: 10, to: 30 })).toEqual([20, 10]);
  expect(found({ kinds: ['token.make', 'person.add'] })).toEqual([30, 20]);
  expect(found({ text: '林' })).toEqual([20, 10]);
  expect(found({ text: 'zhOU' })).toEqual([30]);
  expect(found({ text: '%' })).toEqual([20]);
  expect(found({ text: "' OR 1 --" })).toEqual([]);
});

test('it outlives its process, and nothing takes an entry back or changes it', () => {
  const folder = temporaryFolder();
  const archive = opened(folder);
  archive.audit.note(save(1));
  archive.close();
  const db = new Database(join(folder, DATABASE));
  expect(() => db.exec("UPDATE audit SET subject = 'another'")).toThrow('only added to');
  expect(() => db.exec('DELETE FROM audit')).toThrow('only added to');
  db.close();
  expect(opened(folder).audit.list(all)).toHaveLength(1);
});

test('a change and its entry are kept together or not at all', () => {
  const archive = opened();
  const broken = () =>
    archive.alone(() => {
      archive.audit.note(save(1));
      throw new Error('the change failed');
    });
  expect(broken).toThrow('the change failed');
  expect(archive.audit.list(all)).toEqual([]);
});
