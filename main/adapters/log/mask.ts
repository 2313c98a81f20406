import { maskText } from '../../station/ingest/mask-raw.ts';

/** Keys whose values are never written, whatever they hold. */
const SECRET_KEY = /token|secret|password|authorization|cookie|sitekey|credential/i;
/** Keys whose values are about a person; numbers under other keys are times and counts and stay. */
const PERSON_KEY = /^(caller|customer|phone|ani|number|msisdn|calleridnum|connectedlinenum)$/i;

/** What has many digits and is no caller's number stays readable: UUIDs, ISO dates, addresses of machines. */
const READABLE =
  /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<!\d)\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?(?!\d)|(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]))/i;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;
/** Parts of addresses that let whoever has them write there: of web-hooks, and tokens of any. */
const URL_SECRET = /([?&](?:key|access_token|token|secret|sign)=|\/bot\/v2\/hook\/)[\w.~%+/=-]+/gi;
const URL_PASSWORD = /(\w+:\/\/[^\s:/@]*):[^\s/@]*@/g;

const MASK = '***';
/** Deeper facts are cut: a log line is for reading. */
const MAX_DEPTH = 3;

/**
 * A text as it may be written to a log: digit runs that could be a caller's number, bearer tokens and passwords in
 * addresses are replaced.
 */
export function maskLogText(text: string): string {
  return text
    .replace(BEARER, `$1 ${MASK}`)
    .replace(URL_SECRET, `$1${MASK}`)
    .replace(URL_PASSWORD, `$1:${MASK}@`)
    .split(READABLE)
    .map((part, at) => (at % 2 === 1 ? part : maskText(part)))
    .join('');
}

/** Facts of a log line with secrets and caller numbers replaced, at any depth; errors become name and message. */
export function maskFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return maskEntries(facts, 0);
}

function maskEntries(facts: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [maskLogText(key), maskValue(key, value, depth)]),
  );
}

function maskValue(key: string, value: unknown, depth: number): unknown {
  if (SECRET_KEY.test(key)) return MASK;
  if (PERSON_KEY.test(key) && (typeof value === 'string' || typeof value === 'number')) return MASK;
  if (typeof value === 'string') return maskLogText(value);
  if (value instanceof Error) return maskLogText(`${value.name}: ${value.message}`);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((item: unknown) => maskValue('', item, depth + 1));
  return maskEntries(value, depth + 1);
}
