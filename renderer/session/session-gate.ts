import { BehaviorSubject } from 'rxjs';
import type { StationClient } from '../link/station-client.ts';
import type { LinkPorts } from '../link/ports.ts';
import type { Credentials, DeskAnswer, SessionApi, SessionState, TokenAnswer } from './session-api.ts';

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
  /** What the station said last; null before. */
  readonly state = new BehaviorSubject<SessionState | null>(null);
  readonly #client: GatedClient;
  readonly #api: SessionApi;
  readonly #after: LinkPorts['after'];
  #asking = false;

  constructor(client: GatedClient, api: SessionApi, ports: Pick<LinkPorts, 'after'>) {
    this.#client = client;
    this.#api = api;
    this.#after = (ms, run) => ports.after(ms, run);
    client.unanswered.subscribe(() => void this.look());
    this.#renew();
  }

  /** Shows a token; a right one opens the wall. */
  async enter(token: string): Promise<TokenAnswer> {
    const answer = await this.#api.show(token);
    if (answer === 'opened') this.#open();
    return answer;
  }

  /** Signs in at a desk; with `name` as the station's first administrator. */
  async signIn(credentials: Credentials, name?: string): Promise<DeskAnswer> {
    const answer = await this.#api.signIn(credentials, name);
    if (answer.ok) this.#comeAgain();
    return answer;
  }

  async signOut(): Promise<void> {
    await this.#api.signOut();
    this.#comeAgain();
  }

  #renew(): void {
    this.#after(RENEW_MS, () => {
      void this.look();
      this.#renew();
    });
  }

  get #locked(): boolean {
    return this.#client.link.value.phase === 'locked';
  }

  /** Asks how it stands; locks or opens accordingly. */
  async look(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const state = await this.#api.ask();
    this.#asking = false;
    if (state === null) return;
    this.state.next(state);
    if (!state.needed || state.ok) this.#open();
    else if (!this.#locked && this.#client.link.value.phase !== 'live') {
      this.#client.lock();
      this.#after(LOCKED_MS, () => this.#watchLock());
    }
  }

  #watchLock(): void {
    if (!this.#locked) return;
    void this.look();
    this.#after(LOCKED_MS, () => this.#watchLock());
  }

  #open(): void {
    if (this.#locked) this.#client.unlock();
  }

  /** Another wire, as whoever is in front of the page now. */
  #comeAgain(): void {
    this.state.next(null);
    this.#client.lock();
    this.#client.unlock();
  }
}
