import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Fault } from '../../shared/model/fault.ts';
import type { Settings, SourceSettings } from '../../shared/model/settings.ts';
import { isLoopback } from '../adapters/feeds/access.ts';
import { dialSource } from '../adapters/feeds/dial.ts';
import type { Clock, Log } from '../station/ports.ts';
import type { Station } from '../station/station.ts';

export interface SourcesParts {
  settings: Settings & { siteKey: string };
  /** The hub's address. */
  url: string;
  /** What the station's own sources keep goes into `sources` of this folder. */
  folder: string;
  /** Token by which own sources come in, where one is needed. */
  token: string | undefined;
  station: Pick<Station, 'openFeed' | 'noteFaults'>;
  clock: Clock;
  log: Log;
}

/**
 * The token for sources that run inside the hub and connect like any other; made anew at every start and known to
 * nobody else. Undefined where the station asks for none: adding one would make it ask.
 */
export function ownToken(settings: Settings): Settings['tokens'][number] | undefined {
  if (settings.tokens.length === 0 && isLoopback(settings.listen.host)) return undefined;
  const sources = settings.sources.filter((source) => source.kind === 'asterisk').map((source) => source.id);
  return sources.length === 0
    ? undefined
    : { token: randomBytes(32).toString('hex'), sources, viewer: false };
}

/** Starts the sources that the settings say the station itself dials or runs; the hub has to listen already. */
export async function startSources(parts: SourcesParts): Promise<{ close(): Promise<void> }> {
  const closers = await Promise.all(parts.settings.sources.map((source) => startSource(source, parts)));
  return {
    async close() {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

async function startSource(source: SourceSettings, parts: SourcesParts): Promise<() => Promise<void>> {
  const { clock, log, settings, token } = parts;
  if (source.kind === 'callwall') {
    const openFeed = parts.station.openFeed.bind(parts.station);
    const dialled = dialSource({ id: source.id, url: source.url, token: source.token, clock, log, openFeed });
    return () => dialled.close();
  }
  // Loaded here, because a station without such a source need not wait for it at its start.
  const { runAsterisk } = await import('../adapters/feeds/asterisk/run-asterisk.ts');
  const tellLog = faultLog(source.id, log);
  const running = runAsterisk({
    settings: source,
    siteKey: settings.siteKey,
    zone: settings.zone,
    token,
    clock,
    log,
    folder: join(parts.folder, 'sources'),
    url: `${parts.url.replace('http', 'ws')}/feed`,
    onFaults(faults) {
      tellLog(faults);
      parts.station.noteFaults(source.id, faults);
    },
  });
  return () => running.stop();
}

/** Tells the log what is wrong with a source, once as long as it stays the same. */
function faultLog(source: string, log: Log): (faults: Fault[]) => void {
  const told = new Set<string>();
  return (faults) => {
    const codes = new Set(faults.map(({ code }) => code));
    for (const code of told) if (!codes.has(code)) told.delete(code);
    for (const { code, cause } of faults) {
      if (told.has(code)) continue;
      told.add(code);
      log.warn('a source has a problem', { source, code, why: cause });
    }
  };
}
