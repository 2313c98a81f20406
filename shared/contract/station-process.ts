import type { Alert } from '../model/alert.ts';
import type { Severity } from '../model/fault.ts';
import type { Language } from '../words/words.ts';
import type { ConnectionAnswer, ConnectionTry } from './bridge.ts';

/** What the station's process is to do: run a station on a folder of this machine, or follow one that runs elsewhere. */
export type StationJob =
  | { kind: 'own'; folder: string }
  | { kind: 'follow'; url: string; token?: string | undefined };

/** From the process that owns the windows. `viewer` brings the port of a page. */
export type ToStation =
  | { t: 'start'; job: StationJob }
  | { t: 'viewer' }
  | { t: 'try'; what: ConnectionTry; language: Language }
  | { t: 'stop' };

/** Something urgent, for tray and notifications: a fault of the system, or a notice of alerts. */
export type Urgent = {
  key: string;
  severity: Severity;
  /** Epoch ms. */
  since: number;
  /** People want a notification of it. */
  tell: boolean;
} & (UrgentFault | UrgentNotice);

/** `words` and `params` as in `Fault`. */
interface UrgentFault {
  words: string;
  params: Record<string, string | number>;
}

/** The most urgent of `count` alerts. */
interface UrgentNotice {
  alert: Alert;
  count: number;
}

/**
 * From the station's process. `ready`: pages can be served; `hub`: where browsers find the wall. `failed`: it cannot
 * run, and says why; the process ends then. `tried`: what came of a `try`. `news`: whenever more, less or other things are urgent; `linked`: figures come in.
 */
export type FromStation =
  | { t: 'ready'; hub: string }
  | { t: 'failed'; cause: string; tip: string }
  | { t: 'news'; linked: boolean; urgent: Urgent[] }
  | { t: 'tried'; answer: ConnectionAnswer }
  | { t: 'stopped' };
