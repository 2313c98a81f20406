import type { Logo } from '../../adapters/settings/read-logo.ts';
import { etagOf, unlessKnown } from './reply.ts';
import type { Handler } from './reply.ts';

/** Where the brand's logo is. */
const logoPath = '/brand/logo';
/** Somebody else's picture: nothing in it may run or fetch anything, also when it is opened by itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** The address that walls are told; another picture has another one, so that none shows the one before. */
export function logoAddress(logo: Logo): string {
  return `${logoPath}?${etagOf(logo.body).slice(1, 9)}`;
}

/** `GET /brand/logo` → the picture; no route without one. */
export function logoRoutes(logo: Logo | undefined): Record<string, { GET: Handler }> {
  if (logo === undefined) return {};
  const headers = {
    'Content-Type': logo.type,
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': policy,
    ETag: etagOf(logo.body),
  };
  return {
    [logoPath]: { GET: (request) => unlessKnown({ status: 200, headers, body: logo.body }, request) },
  };
}
