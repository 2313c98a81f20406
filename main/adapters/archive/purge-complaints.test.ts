import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { encodeCells } from '../../station/hotspots/cell-codec.ts';
import { cellOf } from '../../station/hotspots/cells.ts';
import { DATABASE, openArchive } from './open-archive.ts';
import { purgeComplaints } from './purge-complaints.ts';

test('when a class was first complained of is forgotten with the last hour that has it, not sooner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'purge-complaints-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  openArchive(folder).close();
  const db = new Database(join(folder, DATABASE));
  onTestFinished(() => void db.close());
  const topic = db.prepare('INSERT INTO complaint_topics (category, region, first) VALUES (?, ?, ?)');
  topic.run(1, 1, 100);
  topic.run(2, 1, 100);
  topic.run(3, 1, 900);
  const hour = db.prepare('INSERT INTO complaint_hours (start, cells, hot) VALUES (?, ?, ?)');
  const none = encodeCells(new Map());
  hour.run(
    100,
    encodeCells(
      new Map([
        [cellOf(1, 1), 4],
        [cellOf(2, 1), 4],
      ]),
    ),
    none,
  );
  hour.run(
    900,
    encodeCells(
      new Map([
        [cellOf(2, 1), 1],
        [cellOf(3, 1), 1],
      ]),
    ),
    none,
  );
  const left = () => db.prepare('SELECT category FROM complaint_topics ORDER BY category').pluck().all();
  Array.from(purgeComplaints(db, { events: 50, figures: 50 }));
  expect(left()).toEqual([1, 2, 3]);
  Array.from(purgeComplaints(db, { events: 500, figures: 500 }));
  expect(left()).toEqual([2, 3]);
});
