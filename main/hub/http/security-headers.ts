/**
 * Headers of every answer. The policy allows only what the hub itself serves: no inline script, no foreign host; only
 * our own desk may frame a page, as the picture of a wall. `host` is the request's Host header, already checked: some browsers do not count ws: to 'self'.
 */
export function securityHeaders(host: string | undefined): Record<string, string> {
  const sockets = host === undefined ? '' : ` ws://${host} wss://${host}`;
  const policy = [
    "default-src 'self'",
    `connect-src 'self'${sockets}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
