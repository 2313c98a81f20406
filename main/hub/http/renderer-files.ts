import type { IncomingMessage } from 'node:http';
import { readRenderer } from '../../adapters/renderer-folder.ts';
import type { RendererFile } from '../../adapters/renderer-folder.ts';
import { etagOf, unlessKnown } from './reply.ts';
import type { Reply } from './reply.ts';

/** The build puts a hash of the content into these names: a changed file has another name. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

/** Addresses that people type. */
const short: Record<string, string> = { '/': '/index.html', '/desk': '/desk.html' };

/** The built renderer, by address. */
export interface RendererFiles {
  /** The answer to a GET of that path, or undefined when the build has no such file. */
  serve(path: string, request: IncomingMessage): Reply | undefined;
  /** False as long as there is no build. */
  present(): boolean;
}

/** Serves a built renderer from memory; a build made while the hub runs is taken up at the next start. */
export function rendererFiles(folder: string): RendererFiles {
  let replies = readAll(folder);
  function current(): Map<string, Reply> {
    if (replies.size === 0) replies = readAll(folder);
    return replies;
  }
  return {
    present: () => current().has('/index.html'),
    serve(path, request) {
      const reply = current().get(short[path] ?? path);
      return reply && unlessKnown(reply, request);
    },
  };
}

function readAll(folder: string): Map<string, Reply> {
  return new Map([...readRenderer(folder)].map(([path, file]) => [path, fileReply(path, file)]));
}

function fileReply(path: string, { type, body }: RendererFile): Reply {
  return {
    status: 200,
    headers: {
      'Content-Type': type,
      'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etagOf(body),
    },
    body,
  };
}
