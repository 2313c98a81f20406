import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../shared/model/settings.ts';
import { openArchive } from '../adapters/archive/open-archive.ts';
import { serveFeeds } from '../adapters/feeds/server.ts';
import { openLog } from '../adapters/log/open-log.ts';
import { siteKey } from '../adapters/settings/site-key.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { openStation } from '../station/station.ts';
import type { Station } from '../station/station.ts';
import { dataFolderProblem } from './data-folder-problem.ts';
import { createHubServer } from './http/hub-server.ts';
import { logoAddress } from './http/logo-route.ts';
import { listen } from './listen.ts';
import { goFirst } from './machine/go-first.ts';
import { programVersion, projectRoot } from '../adapters/project-root.ts';
import { ownToken, startSources } from './start-sources.ts';
import { logoOf, rememberSettings } from './station-settings.ts';

export interface HubOptions {
  /** The station's data folder; made when missing. */
  folder: string;
  settings: Settings;
  /** The process does nothing else and starts no others, which would go first as well. */
  goesFirst?: boolean;
  /** Told when the log file cannot be written any more. */
  onLogFault: (cause: Error) => void;
}

export interface RunningHub {
  /** Where the wall is, e.g. `http://127.0.0.1:8138`. */
  url: string;
  /** Serves a page that is not a browser's, over a wire of its own. */
  openViewer: Station['openViewer'];
  /** Commits what is pending, hangs up on everybody and frees folder and port. */
  close(): Promise<void>;
}

/**
 * Starts a station with everything around it; ready when it resolves.
 * @throws Problem when the folder or the port cannot be used; nothing is left open then.
 */
export async function runHub(options: HubOptions): Promise<RunningHub> {
  const closers: (() => void | Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (const closer of closers.splice(0).reverse()) await closer();
  }
  try {
    return { ...(await assemble(options, closers)), close };
  } catch (fault) {
    await close();
    throw dataFolderProblem(options.folder, fault);
  }
}

async function assemble(
  options: HubOptions,
  closers: (() => void | Promise<void>)[],
): Promise<Pick<RunningHub, 'url' | 'openViewer'>> {
  const { folder } = options;
  // What callers did is nobody else's business on this machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = openLog({ file: join(folder, 'callwall.log'), onFault: options.onLogFault });
  closers.push(() => log.close());
  if (options.goesFirst === true) goFirst(log);
  const archive = openArchive(folder);
  closers.push(() => archive.close());
  const settings = { ...options.settings, siteKey: siteKey(folder, options.settings.siteKey) };
  rememberSettings(folder, settings);

  const clock = systemClock();
  const version = programVersion();
  const logo = logoOf(settings);
  const told = logo && { logo: logoAddress(logo) };
  const station = openStation({ archive, clock, log, settings, version, ...told });
  const hub = createHubServer({
    rules: settings,
    sessionKey: settings.siteKey,
    station,
    clock,
    log,
    logo,
    version,
    rendererFolder: join(projectRoot, 'dist', 'renderer'),
  });
  closers.push(() => hub.close());
  const own = ownToken(settings);
  const tokens = own === undefined ? settings.tokens : [...settings.tokens, own];
  const feeds = serveFeeds({
    server: hub.server,
    rules: () => ({
      tokens,
      origins: settings.origins,
      hosts: settings.hosts,
      listenHost: settings.listen.host,
    }),
    openFeed: (link) => station.openFeed(link),
    onRefused: (peer, status, why) => log.warn('feed refused', { peer, status, why }),
  });
  closers.push(() => feeds.close());
  // Before the connections go: the last commit's acknowledgements still have to reach the sources.
  closers.push(() => station.close());

  const url = await listen(hub.server, settings.listen.host, settings.listen.port);
  const sources = await startSources({ settings, url, folder, token: own?.token, station, clock, log });
  closers.push(() => sources.close());
  log.info('station is ready', { url, version, centre: settings.centre, zone: settings.zone });
  closers.push(() => log.info('station is stopping'));
  return { url, openViewer: (wire) => station.openViewer(wire) };
}
