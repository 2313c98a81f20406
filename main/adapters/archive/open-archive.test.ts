import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { FutureDatabaseError } from './migrate.ts';
import { ArchiveBusyError, DATABASE, openArchive } from './open-archive.ts';
import { temporaryFolder as folder } from './testing/temporary-folder.ts';

const schemaFile = join(import.meta.dirname, 'schema.sql');

/** The schema as the database tells it, with its version. */
function schemaOf(dir: string): string {
  const db = new Database(join(dir, DATABASE), { readonly: true });
  const parts = db
    .prepare<[], { sql: string }>(
      'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name',
    )
    .all();
  const version = String(db.pragma('user_version', { simple: true }));
  db.close();
  return `-- Version ${version}. Written by SNAPSHOT=write; changed only together with a new migration.\n${parts.map(({ sql }) => `${sql};\n`).join('')}`;
}

test('the schema after all migrations is the committed one (SNAPSHOT=write writes it anew)', () => {
  const dir = folder();
  openArchive(dir).close();
  const schema = schemaOf(dir);
  if (process.env['SNAPSHOT'] === 'write') writeFileSync(schemaFile, schema);
  expect(existsSync(schemaFile)).toBe(true);
  expect(schema).toBe(readFileSync(schemaFile, 'utf8'));
});

test('a database from the future is refused and left as it is, and the folder is free again', () => {
  const dir = folder();
  openArchive(dir).close();
  const db = new Database(join(dir, DATABASE));
  db.pragma('user_version = 999');
  db.close();
  expect(() => openArchive(dir)).toThrow(FutureDatabaseError);
  expect(() => openArchive(dir)).toThrow(/version 999/);
  expect(schemaOf(dir)).toContain('-- Version 999.');
});

test('a second writer of the same folder is refused until the first has closed', () => {
  const dir = folder();
  const first = openArchive(dir);
  expect(() => openArchive(dir)).toThrow(ArchiveBusyError);
  first.close();
  openArchive(dir).close();
});

test('the lock of a killed process is gone with it', { timeout: 30_000 }, async () => {
  const dir = folder();
  const module = join(import.meta.dirname, 'open-archive.ts');
  const script = `const { openArchive } = await import(${JSON.stringify(module)}); globalThis.archive = openArchive(process.argv[1]); archive.begin(); console.log('open'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(() => openArchive(dir)).toThrow(ArchiveBusyError);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  openArchive(dir).close();
});

test('what an older Callwall put in quarantine is known by type and order; text cut short or masked is of no order', () => {
  const dir = folder();
  openArchive(dir).close();
  const past = new Database(join(dir, DATABASE));
  past.exec(`DROP TRIGGER day_figures_go_with_new; DROP TRIGGER day_figures_go_with_changed;
    DROP TRIGGER day_figures_go_with_gone; DROP TABLE day_figures;
    DROP TABLE held_slots; DROP TABLE summaries; DROP TABLE summary_figures; DROP TABLE summary_watch; DROP TABLE shift_notes; DROP TABLE handovers;
    DROP INDEX quarantine_by_type; DROP INDEX quarantine_by_order;
    ALTER TABLE quarantine DROP COLUMN type; ALTER TABLE quarantine DROP COLUMN order_code; PRAGMA user_version = 6;
    INSERT INTO orders VALUES (7, 1, 'o1', NULL, NULL, x'');`);
  const raws = [
    '{"seq":1,"type":"order.moved","time":5,"data":{"order":"o1","to":"closed"}}',
    '{"seq":2,"type":"order.created","time":5,"data":{"order":"o1","kind":"…',
    '{"seq":3,"type":"record.invalid","data":{"row":3}}',
    '{"seq":4,"type":"contact.flew","data":{"order":"o1"}}',
    '"not JSON at all',
  ];
  for (const raw of raws)
    past.prepare("INSERT INTO quarantine VALUES (NULL, 1, 1, 1, 1, 'invalid', '', ?)").run(raw);
  past.close();
  openArchive(dir).close();
  const db = new Database(join(dir, DATABASE), { readonly: true });
  const rows = db.prepare('SELECT type, order_code FROM quarantine ORDER BY id').raw().all();
  db.close();
  expect(rows).toEqual([
    ['order.moved', 7],
    ['order.created', null],
    ['record.invalid', null],
    ['', null],
    ['', null],
  ]);
});
