import type { Fault } from '../../../../shared/model/fault.ts';
import type { Clock } from '../../../station/ports.ts';

/** What can be wrong on the PBX's side; texts are `fault.<code>` and `fault.<code>.tip`, with `source`, `host` and `port`. */
export type AsteriskFaultCode = 'asterisk-away' | 'asterisk-login' | 'asterisk-rights' | 'asterisk-queue-log';

/** The faults of one source, told as a whole at every change. */
export class SourceFaults {
  readonly #about: { id: string; host: string; port: number };
  readonly #clock: Clock;
  readonly #tell: (faults: Fault[]) => void;
  readonly #faults = new Map<string, Fault>();

  constructor(
    about: { id: string; host: string; port: number },
    clock: Clock,
    tell: (faults: Fault[]) => void,
  ) {
    this.#about = about;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Raises a fault, or ends it when `cause` is empty; `since` stays that of its beginning. */
  say(code: AsteriskFaultCode, cause: string, severity: Fault['severity'] = 'notice'): void {
    if (cause === '' && !this.#faults.delete(code)) return;
    if (cause !== '') {
      const { id, host, port } = this.#about;
      const since = this.#faults.get(code)?.since ?? this.#clock.now();
      const texts = { words: `fault.${code}`, params: { source: id, host, port }, tip: `fault.${code}.tip` };
      this.#faults.set(code, { code, severity, subject: id, ...texts, since, cause });
    }
    this.#tell([...this.#faults.values()]);
  }
}
