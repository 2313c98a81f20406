import { keptSecret, type SourceInput } from '../../shared/contract/bridge.ts';

type AsteriskInput = Extract<SourceInput, { kind: 'asterisk' }>;

/** A source as it is typed: the fields of every kind, so that a change of kind loses nothing. */
export interface SourceForm {
  /** Tells rows apart. */
  key: number;
  kind: SourceInput['kind'];
  id: string;
  url: string;
  host: string;
  port: string;
  user: string;
  /** Token of a Callwall source, password of a manager account. */
  secret: string;
  queueLog: string;
  /** The address whose secret is stored; it is not sent anywhere else. */
  keptFor: string | null;
  /** Not asked for here. */
  rest: Pick<AsteriskInput, 'zone' | 'userEvents'>;
}

const USUAL_PORT = '5038';

/** A source with nothing typed yet. */
export function emptySource(kind: SourceInput['kind'], key: number, id: string): SourceForm {
  return {
    key,
    kind,
    id,
    url: '',
    host: '',
    port: USUAL_PORT,
    user: '',
    secret: '',
    queueLog: '',
    keptFor: null,
    rest: {},
  };
}

/** A source of the settings in force. */
export function sourceFormOf(source: SourceInput, key: number): SourceForm {
  const empty = emptySource(source.kind, key, source.id);
  if (source.kind === 'callwall') {
    const form = { ...empty, url: source.url };
    return source.token === undefined ? form : withSecret(form, source.token);
  }
  const { host, port, user, secret, queueLog = '', zone, userEvents } = source;
  const rest = { ...(zone !== undefined && { zone }), ...(userEvents !== undefined && { userEvents }) };
  return withSecret({ ...empty, host, port: String(port ?? USUAL_PORT), user, queueLog, rest }, secret);
}

/** `env:NAME` is no secret and is shown; a secret itself is never handed to a page. */
function withSecret(form: SourceForm, secret: string): SourceForm {
  const shown = secret.startsWith('env:');
  return { ...form, secret: shown ? secret : '', keptFor: shown ? null : addressOf(form) };
}

/** Where it is dialled, as people read it. */
export function addressOf({ kind, url, host, port }: SourceForm): string {
  return kind === 'callwall' ? url.trim() : `${host.trim()}:${port.trim()}`;
}

/** Whether its stored secret goes on being used. */
export function keepsSecret(form: SourceForm): boolean {
  return form.secret === '' && form.keptFor !== null && form.keptFor === addressOf(form);
}

/** The source as settings have it; what is wrong in it is for the schema to say. */
export function sourceOf(form: SourceForm): SourceInput {
  const id = form.id.trim();
  const secret = keepsSecret(form) ? keptSecret : form.secret;
  if (form.kind === 'callwall')
    return { id, kind: 'callwall', url: form.url.trim(), ...(secret !== '' && { token: secret }) };
  return {
    id,
    kind: 'asterisk',
    host: form.host.trim(),
    port: numberOf(form.port),
    user: form.user.trim(),
    secret,
    ...(form.queueLog.trim() !== '' && { queueLog: form.queueLog.trim() }),
    ...form.rest,
  };
}

/** A whole number as typed; NaN for anything else, which no schema takes. */
export function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
