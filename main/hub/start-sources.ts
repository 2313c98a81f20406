import type { Settings } from '../../shared/model/settings.ts';
import { dialSource } from '../adapters/feeds/dial.ts';
import type { Clock, Log } from '../station/ports.ts';
import type { Station } from '../station/station.ts';

export interface SourcesParts {
  settings: Settings;
  station: Pick<Station, 'openFeed'>;
  clock: Clock;
  log: Log;
}

/** Starts the sources that the settings say the station itself dials or runs. */
export function startSources(parts: SourcesParts): { close(): Promise<void> } {
  const { clock, log, station } = parts;
  const running = parts.settings.sources.flatMap((source) => {
    if (source.kind !== 'callwall') return [];
    const { id, url, token } = source;
    return [dialSource({ id, url, token, clock, log, openFeed: (link) => station.openFeed(link) })];
  });
  return {
    async close() {
      await Promise.all(running.map((source) => source.close()));
    },
  };
}
