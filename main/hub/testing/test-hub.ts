import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import type { People } from '../../adapters/people/people.ts';
import { memoryPeople } from '../../adapters/people/testing/memory-people.ts';
import type { Logo } from '../../adapters/settings/read-logo.ts';
import { createHubServer } from '../http/hub-server.ts';
import { listen } from '../listen.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { FakeStation, quietLog } from './fake-station.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface TestHub {
  url: string;
  station: FakeStation;
  folder: string;
  /** One request, as raw as node:http allows: the path is sent as given. */
  ask(
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** Files of a renderer build as the tests serve it; a file that must never be served lies beside the folder. */
const build = {
  'renderer/index.html': '<!doctype html><title>wall</title>',
  'renderer/desk.html': '<!doctype html><title>desk</title>',
  'renderer/assets/index-D4f8a_b-.js': 'export {};',
  'renderer/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'secret.txt': 'not yours',
};

/** A hub with a fake station, on a port of its own, closed when the test ends. */
export async function startTestHub(
  settings: SettingsInput = {},
  options: { built: boolean; logo?: Logo; people?: People } = { built: true },
): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-hub-'));
  for (const [name, text] of Object.entries(options.built ? build : {})) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const station = new FakeStation();
  const rules = settingsSchema.parse(settings);
  const hub = createHubServer({
    rules,
    sessionKey: 'of the tests',
    station,
    people: options.people ?? memoryPeople().people,
    rendererFolder: join(folder, 'renderer'),
    logo: options.logo,
    version: '9.9.9',
    clock: systemClock(),
    log: quietLog,
  });
  const url = await listen(hub.server, rules.listen.host, 0);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= hub.close());
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true });
  });
  return { url, station, folder, close, ask: (path, asked = {}) => ask(url, path, asked) };
}

function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const sent = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(options.body);
  });
}
