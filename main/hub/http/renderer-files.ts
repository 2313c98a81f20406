import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { IncomingMessage } from 'node:http';
import { etagOf, unlessKnown } from './reply.ts';
import type { Reply } from './reply.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
};

/** The build puts a hash of the content into these names: a changed file has another name. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

/** The built renderer, by address. */
export interface RendererFiles {
  /** The answer to a GET of that path, or undefined when the build has no such file. */
  serve(path: string, request: IncomingMessage): Reply | undefined;
  /** False as long as there is no build. */
  present(): boolean;
}

/**
 * Serves a built renderer from memory. What is served are the files found in the folder and nothing else, so no
 * spelling of a path can lead out of it; a build made while the hub runs is taken up at the next start.
 */
export function rendererFiles(folder: string): RendererFiles {
  let replies = readAll(folder);
  function current(): Map<string, Reply> {
    if (replies.size === 0) replies = readAll(folder);
    return replies;
  }
  return {
    present: () => current().has('/index.html'),
    serve(path, request) {
      const reply = current().get(path === '/' ? '/index.html' : path);
      return reply && unlessKnown(reply, request);
    },
  };
}

function readAll(folder: string): Map<string, Reply> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = `/${file.slice(folder.length + 1).replaceAll(sep, '/')}`;
      return [path, fileReply(path, readFileSync(file))];
    }),
  );
}

function fileReply(path: string, body: Buffer): Reply {
  return {
    status: 200,
    headers: {
      'Content-Type': types[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etagOf(body),
    },
    body,
  };
}
