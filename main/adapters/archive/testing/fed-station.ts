import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dimension, Ledger } from '../../../../shared/measure/counters.ts';
import { ledgers } from '../../../../shared/measure/counters.ts';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import { report } from '../../../station/slots/report.ts';
import type { ReportQuery } from '../../../station/slots/report.ts';
import { openStation } from '../../../station/station.ts';
import { replay } from '../../feeds/replay/replay.ts';
import { serveFeeds } from '../../feeds/server.ts';
import { systemClock } from '../../system-clock.ts';
import { openArchive } from '../open-archive.ts';
import { openReader } from '../open-reader.ts';
import { verifyArchive } from '../verify-archive.ts';
import { reportObjects } from './report-objects.ts';
import type { ReportRow } from './report-objects.ts';

export type FedStation = Awaited<ReturnType<typeof fedStation>>;

/** A whole station behind a real WebSocket, into which recorded files are replayed as fast as it takes them. */
export async function fedStation(zone = 'UTC') {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-fed-'));
  const settings = settingsSchema.parse({ zone });
  const archive = openArchive(folder);
  const quiet = (): void => undefined;
  const log = { info: quiet, warn: quiet, error: quiet };
  const station = openStation({ archive, clock: systemClock(), log, settings, version: 'test' });
  const http = createServer();
  const rules = { tokens: [], origins: [], hosts: [], listenHost: '127.0.0.1' };
  const feeds = serveFeeds({ server: http, rules: () => rules, openFeed: (link) => station.openFeed(link) });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/feed`;

  function rows(query: Partial<ReportQuery> & { from: number; to: number }): ReportRow[] {
    const reader = openReader(folder);
    try {
      const asked: ReportQuery = { slot: '15m', ledger: 'offer', by: [], scope: {}, ...query };
      return reportObjects(report(reader, settings, asked));
    } finally {
      reader.close();
    }
  }

  return {
    rows,
    url,
    folder,
    feed: (files: readonly string[], source = 'bank') =>
      replay(files, {
        to: url,
        mapping: 'anonymous-bank',
        speed: 'max',
        zone: 'UTC',
        siteKey: 'key',
        source,
      }),
    /** What stands in every row of every kind of report: the same digest means the same figures. */
    digest(from: number, to: number): string {
      const hash = createHash('sha256');
      const kinds: { by: Dimension[]; slot: ReportQuery['slot'] }[] = [
        { by: [], slot: '15m' },
        { by: ['queue'], slot: '60m' },
        { by: ['business'], slot: '60m' },
        { by: ['agent'], slot: '1d' },
      ];
      for (const kind of kinds) {
        for (const ledger of ledgers satisfies readonly Ledger[])
          hash.update(JSON.stringify(rows({ from, to, ledger, ...kind })));
      }
      return hash.digest('hex');
    },
    verify: () => verifyArchive(folder, settings),
    committed: () => station.health().events,
    async close(): Promise<void> {
      station.close();
      await feeds.close();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
