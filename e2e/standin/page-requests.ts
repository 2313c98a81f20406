import type { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { fromChromium, isDisguised, originOf } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { keyPath } from './in-page/messages.ts';
import { schemeHandlers } from './protocol.ts';
import { record, warn } from './recorded.ts';
import { mayLeave } from './session.ts';
import { preventable } from './strict.ts';

/** A request that Chromium holds until it is told what becomes of it. */
interface Paused {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
  frameId: string;
  resourceType: string;
  redirectedRequestId?: string;
}

/** The requests of one page: what it may load, where it may go, and who answers. */
export class PageRequests {
  readonly #contents: WebContents;
  readonly #events: EventEmitter;
  #session: CdpSession | undefined;
  /** Where the application itself sends the page: nobody is asked about that. */
  ordered = '';
  mainFrameId = '';

  constructor(contents: WebContents, events: EventEmitter) {
    this.#contents = contents;
    this.#events = events;
  }

  async attach(session: CdpSession): Promise<void> {
    this.#session = session;
    session.on('Fetch.requestPaused', (paused) => void this.#decide(paused));
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  async #decide(paused: Paused): Promise<void> {
    const url = fromChromium(paused.request.url);
    const isPage = paused.resourceType === 'Document' && this.#isMain(paused.frameId);
    try {
      if (isDisguised(originOf(paused.request.url)) && paused.request.url.endsWith(keyPath))
        return await this.#answer(paused, new Response(this.#askForKey(paused)));
      if (isPage && !this.#mayGo(paused, url)) return await this.#refuse(paused, 'Aborted');
      if (!(await mayLeave(this.#describe(paused, url, isPage)))) {
        record('request.cancelled', url);
        return await this.#refuse(paused, 'BlockedByClient');
      }
      const handler = schemeHandlers.get(url.slice(0, url.indexOf(':')));
      if (handler !== undefined) return await this.#answer(paused, await handler(requestOf(paused, url)));
      await this.#session?.send('Fetch.continueRequest', { requestId: paused.requestId });
    } catch (fault) {
      if (this.#contents.isDestroyed()) return;
      warn(`request of ${url}: ${String(fault)}`);
      await this.#refuse(paused, 'Failed').catch(() => {});
    }
  }

  #isMain(frameId: string): boolean {
    return this.mainFrameId === '' || frameId === this.mainFrameId;
  }

  #mayGo(paused: Paused, url: string): boolean {
    if (paused.request.url === this.ordered) return true;
    const event = preventable({
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: this.#contents.mainFrame,
    });
    const name = paused.redirectedRequestId === undefined ? 'will-navigate' : 'will-redirect';
    this.#events.emit(name, event, url, false, true);
    if (event.defaultPrevented) record('navigation.prevented', url);
    return !event.defaultPrevented;
  }

  #askForKey({ request }: Paused): string {
    const event = preventable();
    this.#events.emit('before-input-event', event, JSON.parse(request.postData ?? '{}'));
    return event.defaultPrevented ? 'prevented' : 'free';
  }

  #describe(
    { request, resourceType }: Paused,
    url: string,
    isPage: boolean,
  ): Electron.OnBeforeRequestListenerDetails {
    return {
      id: 0,
      url,
      method: request.method,
      resourceType: isPage ? 'mainFrame' : (resourceTypes[resourceType] ?? 'other'),
      webContentsId: this.#contents.id,
      referrer: '',
      timestamp: Date.now(),
      uploadData: [],
    };
  }

  async #answer({ requestId }: Paused, response: Response): Promise<void> {
    const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    await this.#session?.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders,
      body,
    });
  }

  async #refuse({ requestId }: Paused, errorReason: 'Aborted' | 'BlockedByClient' | 'Failed'): Promise<void> {
    await this.#session?.send('Fetch.failRequest', { requestId, errorReason });
  }
}

const resourceTypes: Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']> = {
  Document: 'subFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  WebSocket: 'webSocket',
};

function requestOf({ request }: Paused, url: string): Request {
  const { method, headers, postData } = request;
  return new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) });
}
