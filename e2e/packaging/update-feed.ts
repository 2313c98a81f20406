import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A feed of updates as an intranet has one: a folder that a web server shows. */
export interface UpdateFeed {
  url: string;
  /** Paths that were asked for. */
  asked: string[];
  close(): Promise<void>;
}

/**
 * Offers a package as a newer version.
 * @param damaged what is sent is not what the feed's own checksum says
 */
export async function serveUpdate(deb: string, damaged: boolean): Promise<UpdateFeed> {
  const body = readFileSync(deb);
  const sha512 = createHash('sha512').update(body).digest('base64');
  const name = 'callwall-9.9.9-linux-amd64.deb';
  const news = [
    'version: 9.9.9',
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${body.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-28T00:00:00.000Z'",
    '',
  ].join('\n');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname;
    asked.push(path);
    if (path === '/latest-linux.yml') response.end(news);
    else if (path === `/${name}`) response.end(damaged ? Buffer.alloc(body.length) : body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
