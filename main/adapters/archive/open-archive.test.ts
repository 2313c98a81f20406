import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { FutureDatabaseError } from './migrate.ts';
import { ArchiveBusyError, DATABASE, openArchive } from './open-archive.ts';

const schemaFile = join(import.meta.dirname, 'schema.sql');

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'callwall-archive-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

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
