import type { RendererFile } from '../../adapters/renderer-folder.ts';
import { isOwnPage } from '../policies/navigation-policy.ts';
import { pageHeaders } from './content-security.ts';

/** Where pages find the brand's picture: it is the station's, wherever that runs. */
const BRAND = '/brand/';

/** Addresses that the hub has as well. */
const short: Record<string, string> = { '/': '/index.html', '/desk': '/desk.html' };

/** What the application's pages are made of. */
export interface AppPages {
  files: ReadonlyMap<string, RendererFile>;
  /** The station's hub; undefined while there is none. */
  hub(): string | undefined;
  /** Fetches from the hub. */
  fetch(address: string): Promise<Response>;
}

/** Answers a request for `app://callwall/…`: a file of the build, the brand's picture, or 404. */
export async function answerPage(
  { url, method }: Pick<Request, 'url' | 'method'>,
  pages: AppPages,
): Promise<Response> {
  if (!isOwnPage(url) || method !== 'GET') return refused(404);
  const { pathname } = new URL(url);
  if (pathname.startsWith(BRAND)) return brandPicture(pathname, pages);
  const file = pages.files.get(short[pathname] ?? pathname);
  if (file === undefined) return refused(404);
  return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders, 'Content-Type': file.type } });
}

/** A picture and nothing else, so that a hub elsewhere cannot serve a page as if it were ours. */
async function brandPicture(path: string, { hub, fetch }: AppPages): Promise<Response> {
  const base = hub();
  if (base === undefined) return refused(503);
  try {
    const answer = await fetch(new URL(path, base).href);
    const type = answer.headers.get('Content-Type') ?? '';
    if (!answer.ok || !type.startsWith('image/')) return refused(404);
    return new Response(answer.body, { headers: { ...pageHeaders, 'Content-Type': type } });
  } catch {
    // The hub is away: the wall shows the name without a picture, and asks again when its brand changes.
    return refused(503);
  }
}

function refused(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
