import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Answerers } from '../../shared/contract/asks.ts';
import { mayAs } from '../../shared/model/person.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { isWorkday } from '../../shared/time/workdays.ts';
import type { HostArchive } from '../adapters/archive/open-archive.ts';
import { freeShare } from '../adapters/disk-space.ts';
import type { DiskWatch } from '../adapters/disk-space.ts';
import { customerToken } from '../adapters/feeds/asterisk/customer-token.ts';
import { openPushSources } from '../adapters/feeds/push/push-sources.ts';
import type { PushSources } from '../adapters/feeds/push/push-sources.ts';
import { serveFeeds } from '../adapters/feeds/server.ts';
import type { People } from '../adapters/people/people.ts';
import { projectRoot } from '../adapters/project-root.ts';
import type { Logo } from '../adapters/settings/read-logo.ts';
import { hideSecrets } from '../adapters/settings/kept-secrets.ts';
import { readRules } from '../adapters/settings/read-rules.ts';
import { shippedRules } from '../adapters/settings/shipped-rules.ts';
import { writeRules } from '../adapters/settings/write-rules.ts';
import type { Clock, Log } from '../station/ports.ts';
import { openStation } from '../station/station.ts';
import type { Station } from '../station/station.ts';
import { HistoryLine } from './answers/ask-history.ts';
import { healthAnswers } from './answers/health-answers.ts';
import { answerPeople } from './answers/people-answers.ts';
import { rawAnswers } from './answers/raw-answers.ts';
import { createHubServer } from './http/hub-server.ts';
import { logoAddress } from './http/logo-route.ts';
import { listen } from './listen.ts';
import { recordSettings } from './settings/settings-versions.ts';
import { writtenSettings } from './settings/written-settings.ts';
import type { RecentDelay } from './recent-delay.ts';
import { ownToken, startSources } from './start-sources.ts';
import { HubSummaries } from './summaries/hub-summaries.ts';
import { hubWebhooks } from './start-webhooks.ts';
import { logoOf, rememberSettings } from './station-settings.ts';
import type { SettingsHome } from './station-settings.ts';

/** What a hub stands on, whatever its settings. */
export interface HubGround {
  folder: string;
  log: Log;
  archive: HostArchive;
  clock: Clock;
  version: string;
  disk: DiskWatch;
  loop: RecentDelay;
}

export interface HubParts {
  settings: Settings & { siteKey: string };
  /** Who changed the settings to these; empty for the file. */
  by: string;
  people: People;
  home?: SettingsHome;
  /** Those who answer desks about what outlives these settings. */
  answerers?: readonly Answerers[];
}

/** A station with everything around it, listening. */
export interface Assembled {
  url: string;
  station: Station;
  /** Commits what is pending, hangs up on everybody and frees the port. */
  close(): Promise<void>;
}

/** Starts a station with these settings. @throws what keeps it from starting; nothing is left open then. */
export async function assembleHub(ground: HubGround, parts: HubParts): Promise<Assembled> {
  const closers: (() => void | Promise<void>)[] = [];
  async function close(): Promise<void> {
    for (const closer of closers.splice(0).reverse()) await closer();
  }
  try {
    return { ...(await assemble(ground, parts, closers)), close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

async function assemble(
  ground: HubGround,
  parts: HubParts,
  closers: (() => void | Promise<void>)[],
): Promise<Pick<Assembled, 'url' | 'station'>> {
  const { settings, by, people, home } = parts;
  const { folder, log, archive, clock, version } = ground;
  rememberSettings(folder, settings);
  const logo = logoOf(settings);
  const summaries = new HubSummaries({ settings, folder, clock, log });
  const station = openHubStation(ground, parts, logo, summaries, closers);
  let open = true;
  const endStation = (): void => {
    if (open) station.close();
    open = false;
  };
  // Whatever fails from here on: none may go on over an archive that the next one uses.
  closers.push(endStation);
  const webhooks = await hubWebhooks({ settings, folder, station, clock, log });
  closers.push(() => webhooks.close());
  const pushes = openPushes(ground, settings, station);
  closers.push(() => pushes.close());
  const hub = createHubServer({
    rules: settings,
    sessionKey: settings.siteKey,
    people,
    station,
    webhooks: () => webhooks.health(),
    ingest: { pushes, customer: customerToken(settings.siteKey) },
    clock,
    log,
    logo,
    version,
    rendererFolder: join(projectRoot, 'dist', 'renderer'),
  });
  closers.push(() => hub.close());
  const own = ownToken(settings);
  const feeds = openFeeds(ground, settings, own, hub.server, station);
  closers.push(() => feeds.close());
  // Before the connections go: the last commit's acknowledgements still have to reach the sources.
  closers.push(endStation);
  // Before the station ends, which keeps what was written.
  closers.push(() => summaries.close());

  const url = await listen(hub.server, settings.listen.host, settings.listen.port);
  const sources = await startSources({ settings, url, folder, token: own?.token, station, clock, log });
  closers.push(() => sources.close());
  if (home !== undefined)
    recordSettings(archive, hideSecrets(writtenSettings(home), settings.siteKey), by, clock.now());
  summaries.start({
    folder,
    journal: archive.summaries,
    station,
    log,
    written: (summary) => webhooks.tellSummary(summary),
  });
  log.info('station is ready', { url, version, centre: settings.centre, zone: settings.zone });
  closers.push(() => log.info('station is stopping'));
  return { url, station };
}

/** The sources that dial in, with the tokens of the settings and that of those which the station runs itself. */
function openFeeds(
  { log }: HubGround,
  settings: Settings,
  own: ReturnType<typeof ownToken>,
  server: Server,
  station: Station,
): ReturnType<typeof serveFeeds> {
  const tokens = own === undefined ? settings.tokens : [...settings.tokens, own];
  return serveFeeds({
    server,
    rules: () => ({
      tokens,
      origins: settings.origins,
      hosts: settings.hosts,
      listenHost: settings.listen.host,
    }),
    openFeed: (link) => station.openFeed(link),
    onRefused: (peer, status, why) => log.warn('feed refused', { peer, status, why }),
  });
}

/** The sources that push over HTTP. */
function openPushes({ folder, clock, log }: HubGround, { tokens }: Settings, station: Station): PushSources {
  return openPushSources({
    folder: join(folder, 'sources'),
    isKnown: (source) => tokens.length === 0 || tokens.some(({ sources }) => sources.includes(source)),
    openFeed: (link) => station.openFeed(link),
    clock,
    log,
  });
}

/** The station itself, with those who answer what is the host's. */
function openHubStation(
  ground: HubGround,
  { settings, people, home, answerers = [] }: HubParts,
  logo: Logo | undefined,
  summaries: HubSummaries,
  closers: (() => void | Promise<void>)[],
): Station {
  const { folder, log, archive, clock, version, disk } = ground;
  const history = new HistoryLine({ folder, settings }, log);
  closers.push(() => history.close());
  const settingsFile = home !== undefined && existsSync(home.file) ? home.file : null;
  const health = healthAnswers({ ...ground, settingsFile, health: () => station.health() });
  const stored = history.answerers();
  const raw = rawAnswers({
    history: stored,
    audit: archive.audit,
    clock,
    store: (write) => station.store(write),
  });
  const station: Station = openStation({
    archive,
    clock,
    log,
    settings,
    version,
    answerers: [...answerers, answerPeople(people), raw, stored, health, summaries.answerers()],
    alertRules: shippedRules(),
    ruleTexts: { read: (text) => readRules(text, 'rules'), write: writeRules },
    diskFreeShare: () => freeShare(disk.read()),
    people: () => leadersOf(people),
    summariesUnwritten: () => summaries.failing(),
    isWorkday: (date) => isWorkday(date, settings.calendars.workdays),
    ...(logo && { logo: logoAddress(logo) }),
  });
  return station;
}

/** Those who may sign in and lead a shift. */
function leadersOf({ accounts }: People): string[] {
  return accounts.list().flatMap(({ active, role, name }) => (active && mayAs(role, 'leader') ? name : []));
}
