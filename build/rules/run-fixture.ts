import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatLocal } from '../../shared/time/format.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { openArchive } from '../../main/adapters/archive/open-archive.ts';
import { readJournal } from '../../main/adapters/archive/read-journal.ts';
import { openStation } from '../../main/station/station.ts';
import type { Log } from '../../main/station/ports.ts';
import { judge } from './expectation.ts';
import type { Finding } from './expectation.ts';
import { fixtureClock } from './fixture-clock.ts';
import { fixtureFeed } from './fixture-feed.ts';
import type { FixtureCase } from './read-fixtures.ts';

/** Where Linux keeps files in memory: nothing of this has to outlive the run, and every commit would wait for a disk. */
const IN_MEMORY = '/dev/shm';
const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Makes a case happen in a real station on a database of its own, and judges what its journal says then. */
export function runFixture(fixture: FixtureCase): Finding[] {
  const folder = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'callwall-rules-'));
  const zone = createZone(fixture.settings.zone);
  try {
    happen(fixture, folder);
    const journal = readJournal(folder, { from: fixture.start, to: fixture.until + 1 });
    return judge(fixture.expect, [...journal], (at) => formatLocal(zone, at, 'time'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function happen(fixture: FixtureCase, folder: string): void {
  const { settings, floor, start } = fixture;
  const clock = fixtureClock(start);
  const archive = openArchive(folder);
  let free: number | null = null;
  let unwritten = 0;
  const station = openStation({
    archive,
    clock,
    log: quiet,
    settings,
    version: 'fixtures',
    alertRules: fixture.rules,
    diskFreeShare: () => free,
    summariesUnwritten: () => unwritten,
  });
  const hasStates = Object.keys(floor.agents).length > 0;
  const feeds = new Map(floor.feeds.map((id) => [id, fixtureFeed(station, clock, id, hasStates)]));
  try {
    for (const step of fixture.steps) {
      if (step.at > fixture.until) break;
      clock.moveTo(step.at);
      if (step.does === 'disk') free = step.free;
      else if (step.does === 'summaries') unwritten = step.unwritten;
      else if (step.does === 'event') feeds.get(step.feed)?.tell(step.event);
      else if (step.does === 'trouble') feeds.get(step.feed)?.suffer(step.trouble, step.on);
      else if (step.does === 'lose') feeds.get(step.feed)?.lose(step.events);
      else feeds.get(step.feed)?.conflict();
    }
    clock.moveTo(fixture.until);
  } finally {
    station.close();
    archive.close();
  }
}
