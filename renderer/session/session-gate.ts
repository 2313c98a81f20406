import type { StationClient } from '../link/station-client.ts';
import type { LinkPorts } from '../link/ports.ts';
import type { SessionApi, TokenAnswer } from './session-api.ts';

/** While locked, how often it is asked whether somebody signed in elsewhere in this browser. Unit: ms. */
const LOCKED_MS = 5_000;
/** How often an open wall prolongs its session, which lasts for weeks. Unit: ms. */
const RENEW_MS = 6 * 3_600_000;

type GatedClient = Pick<StationClient, 'link' | 'unanswered' | 'lock' | 'unlock'>;

/**
 * Watches the door: a browser is not told why its wire was refused, so after a wire that never said a word the station
 * is asked whether it wants a token. Until one is shown, nothing is dialled.
 */
export class SessionGate {
  readonly #client: GatedClient;
  readonly #api: SessionApi;
  readonly #after: LinkPorts['after'];
  #asking = false;

  constructor(client: GatedClient, api: SessionApi, ports: Pick<LinkPorts, 'after'>) {
    this.#client = client;
    this.#api = api;
    this.#after = (ms, run) => ports.after(ms, run);
    client.unanswered.subscribe(() => void this.#ask());
    this.#renew();
  }

  /** Shows a token; a right one opens the wall. */
  async enter(token: string): Promise<TokenAnswer> {
    const answer = await this.#api.show(token);
    if (answer === 'opened') this.#open();
    return answer;
  }

  #renew(): void {
    this.#after(RENEW_MS, () => {
      void this.#ask();
      this.#renew();
    });
  }

  get #locked(): boolean {
    return this.#client.link.value.phase === 'locked';
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const state = await this.#api.ask();
    this.#asking = false;
    if (state === null) return;
    if (!state.needed || state.ok) this.#open();
    else if (!this.#locked && this.#client.link.value.phase !== 'live') {
      this.#client.lock();
      this.#after(LOCKED_MS, () => this.#watchLock());
    }
  }

  #watchLock(): void {
    if (!this.#locked) return;
    void this.#ask();
    this.#after(LOCKED_MS, () => this.#watchLock());
  }

  #open(): void {
    if (this.#locked) this.#client.unlock();
  }
}
