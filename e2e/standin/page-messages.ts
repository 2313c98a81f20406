import type { EventEmitter } from 'node:events';
import type { IpcMainEvent, IpcMainInvokeEvent, MessagePortMain, WebContents } from 'electron';
import { isDisguised } from './addresses.ts';
import type { CdpSession } from './cdp.ts';
import { decode, encode } from './in-page/codec.ts';
import { binding, receiver, world } from './in-page/messages.ts';
import type { FromPage, ToPage } from './in-page/messages.ts';
import { answerInvoke, ipcEvents } from './ipc-main.ts';
import { PortTable } from './ports.ts';
import { standIn } from './strict.ts';

/** The messages of one page's preload. */
export class PageMessages {
  readonly #sender: WebContents;
  readonly #events: EventEmitter;
  readonly #others: (message: FromPage) => void;
  readonly #ports = new PortTable((news) =>
    this.#tell(news.t === 'port' ? { ...news, data: encode(news.data) } : news),
  );
  #session: CdpSession | undefined;
  /** Chromium's number for the world that the preload runs in; empty while there is none. */
  #context = '';
  #waiting: ToPage[] = [];

  /** @param others hears what is no message between application and preload */
  constructor(sender: WebContents, events: EventEmitter, others: (message: FromPage) => void) {
    this.#sender = sender;
    this.#events = events;
    this.#others = others;
  }

  async attach(session: CdpSession): Promise<void> {
    this.#session = session;
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === binding) this.#hear(JSON.parse(payload));
    });
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name !== world || !isDisguised(context.origin)) return;
      this.#context = context.uniqueId;
      for (const message of this.#waiting.splice(0)) this.#tell(message);
    });
    session.on('Runtime.executionContextsCleared', () => this.pageGone());
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: binding, executionContextName: world });
  }

  send(channel: string, args: unknown[], ports: MessagePortMain[] = []): void {
    // Coded first: a message that cannot be cloned takes no port with it.
    const coded = encode(args);
    this.#tell({ t: 'message', channel, args: coded, ports: this.#ports.give(ports) });
  }

  /** The document is gone, and the ports that it held with it. */
  pageGone(): void {
    this.#context = '';
    this.#ports.clear();
  }

  #tell(message: ToPage): void {
    if (this.#context === '') {
      this.#waiting.push(message);
      return;
    }
    const expression = `${receiver}(${JSON.stringify(JSON.stringify(message))})`;
    const uniqueContextId = this.#context;
    // A page that goes away while it is told something hears nothing more, as in Electron.
    this.#session?.send('Runtime.evaluate', { expression, uniqueContextId }).catch(() => {});
  }

  #hear(message: FromPage): void {
    if (message.t === 'send') {
      const { channel, args, ports } = message;
      const event = this.#event({ ports: ports.map((id) => this.#ports.take(id)) });
      const values = decode(args) as unknown[];
      this.#events.emit('ipc-message', event, channel, ...values);
      ipcEvents.emit(channel, event, ...values);
    } else if (message.t === 'invoke') void this.#answer(message);
    else if (message.t === 'port') this.#ports.hear({ ...message, data: decode(message.data) });
    else if (message.t === 'port-closed') this.#ports.hear(message);
    else this.#others(message);
  }

  async #answer({ id, channel, args }: FromPage & { t: 'invoke' }): Promise<void> {
    const event: IpcMainInvokeEvent = this.#event({});
    const answer = await answerInvoke(channel, event, decode(args) as unknown[]);
    if ('fault' in answer) this.#tell({ t: 'answer', id, fault: answer.fault });
    else this.#tell({ t: 'answer', id, value: encode(answer.value) });
  }

  #event(more: { ports?: MessagePortMain[] }): IpcMainEvent & IpcMainInvokeEvent {
    const sender = this.#sender;
    return standIn<IpcMainEvent & IpcMainInvokeEvent>('ipc event', {
      type: 'frame',
      sender,
      senderFrame: sender.mainFrame,
      ports: more.ports ?? [],
      reply: (channel: string, ...args: unknown[]) => this.send(channel, args),
    });
  }
}
