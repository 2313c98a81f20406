import type { ConnectionAnswer, ConnectionTry, SourceInput } from '../../../shared/contract/bridge.ts';
import { helloSchema } from '../../../shared/contract/feed.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { ASTERISK_PORT } from '../../../shared/model/settings.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { Language, Words } from '../../../shared/words/words.ts';
import { AmiClient } from '../../adapters/feeds/asterisk/ami-client.ts';
import { keepDialling } from '../../adapters/feeds/redial.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { dialHub } from '../dial-hub.ts';
import { wsWire } from '../ws-wire.ts';

/** Nobody waits longer for a test, ms. */
const PATIENCE_MS = 8_000;

/** What a connection said: who is there, or why it cannot be used. */
type Outcome = { ok: true; who: string } | { ok: false; why: string };
type Finish = (outcome: Outcome) => void;

/**
 * Opens a connection just far enough to know that it works, and closes it. Nothing is stored.
 * @returns who is there, or one sentence for people, in the language asked for
 */
export async function tryConnection(what: ConnectionTry, language: Language): Promise<ConnectionAnswer> {
  const words = createWords(language);
  const { address, begin } = attempt(what);
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => resolve({ ok: false, why: words.say('try.silent') }), PATIENCE_MS);
  const end = begin(resolve);
  const outcome = await promise;
  clearTimeout(timer);
  await end();
  return told(outcome, address, words);
}

function told(outcome: Outcome, address: string, words: Words): ConnectionAnswer {
  return outcome.ok
    ? { ok: true, detail: outcome.who }
    : { ok: false, fault: words.say('try.failed', { address, why: outcome.why }) };
}

interface Attempt {
  address: string;
  /** Begins; gives how to end it. */
  begin(finish: Finish): () => Promise<void> | void;
}

function attempt(what: ConnectionTry): Attempt {
  if (what.kind === 'follow') return tryHub(what);
  return what.source.kind === 'asterisk' ? tryAsterisk(what.source) : trySource(what.source);
}

function tryHub({ url, token }: Extract<ConnectionTry, { kind: 'follow' }>): Attempt {
  const begin = (finish: Finish): (() => void) => {
    let hangUp = (): void => undefined;
    void dialHub(new URL(url), token, PATIENCE_MS).then(
      (socket) => {
        const wire = wsWire<ViewerFrame, StationToViewerFrame>(socket, asWelcome);
        hangUp = () => wire.close();
        wire.onClose((why) => finish({ ok: false, why }));
        wire.onFrame((frame) => finish({ ok: true, who: frame.t === 'welcome' ? `v${frame.v}` : '' }));
        wire.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'setup' });
      },
      (fault: Error) => finish({ ok: false, why: fault.message }),
    );
    return () => hangUp();
  };
  return { address: url, begin };
}

function asWelcome(raw: unknown): StationToViewerFrame | undefined {
  const isWelcome =
    typeof raw === 'object' && raw !== null && 't' in raw && raw.t === 'welcome' && 'v' in raw;
  return isWelcome ? { t: 'welcome', v: Number(raw.v), epoch: '', now: 0 } : undefined;
}

function trySource({ url, token }: Extract<SourceInput, { kind: 'callwall' }>): Attempt {
  const begin = (finish: Finish): (() => Promise<void>) => {
    const line = keepDialling({
      url,
      token,
      allowed: null,
      clock: systemClock(),
      open: () => ({
        onFrame: (text) => finish(greeting(text)),
        onClose: () => undefined,
      }),
      again({ status, why }) {
        finish({ ok: false, why: status === null ? why : `HTTP ${status}` });
        return false;
      },
    });
    return () => line.stop();
  };
  return { address: url, begin };
}

function greeting(text: string): Outcome {
  try {
    const { name, source } = helloSchema.parse(JSON.parse(text));
    return { ok: true, who: name ?? source };
  } catch {
    return { ok: false, why: 'no hello of callwall.v1' };
  }
}

function tryAsterisk(source: Extract<SourceInput, { kind: 'asterisk' }>): Attempt {
  const { host, port = ASTERISK_PORT, user, secret } = source;
  const begin = (finish: Finish): (() => void) => {
    const client = new AmiClient({
      host,
      port,
      user,
      secret,
      clock: systemClock(),
      onMessage: () => undefined,
      onState(state, why) {
        if (state === 'up') finish({ ok: true, who: 'AMI' });
        else if (state !== 'connecting') finish({ ok: false, why });
      },
    });
    client.start();
    return () => client.stop();
  };
  return { address: `${host}:${port}`, begin };
}
