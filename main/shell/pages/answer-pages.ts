import { ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import * as z from 'zod';
import type { Bridge, ConnectionTry, WindowKind } from '../../../shared/contract/bridge.ts';
import { shellCalls, shellChannel } from '../../../shared/contract/shell-channels.ts';
import type { ShellCall } from '../../../shared/contract/shell-channels.ts';
import type { SetupInput } from '../../../shared/model/machine.ts';
import { sourceSchema } from '../../../shared/model/settings.ts';
import { languages } from '../../../shared/words/words.ts';
import { isOwnPage } from '../policies/navigation-policy.ts';

/** Which windows may ask what, and what they may say. What is asked otherwise is refused and logged. */
const calls: {
  [Name in ShellCall]: { from: readonly WindowKind[]; args: z.ZodType<Parameters<Bridge[Name]>> };
} = {
  leaveKiosk: { from: ['wall', 'fault'], args: z.tuple([z.string().max(64)]) },
  readSetup: { from: ['setup'], args: z.tuple([]) },
  tryConnection: { from: ['setup'], args: z.tuple([connectionTry(), z.enum(languages)]) },
  // Looked at as a whole where it is stored, so that every problem of it is told.
  applySetup: { from: ['setup'], args: z.tuple([z.custom<SetupInput>(isObject)]) },
  startFault: { from: ['fault', 'desk', 'setup'], args: z.tuple([]) },
  tryAgain: { from: ['fault'], args: z.tuple([]) },
  openSetup: { from: ['fault', 'desk'], args: z.tuple([]) },
  health: { from: ['health', 'desk'], args: z.tuple([]) },
  saveText: { from: ['desk'], args: z.tuple([z.string().min(1).max(200), z.string().max(64 << 20)]) },
  saveBytes: { from: ['desk'], args: z.tuple([z.string().min(1).max(200), z.base64().max(64 << 20)]) },
  printPdf: { from: ['desk'], args: z.tuple([]) },
};

function connectionTry(): z.ZodType<ConnectionTry> {
  const token = z.string().max(4096).optional();
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('follow'), url: z.url({ protocol: /^wss?$/ }), token }),
    z.object({ kind: z.literal('source'), source: sourceSchema }),
  ]);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** The answers, each with the page that asked. */
export type Answers = {
  [Name in ShellCall]: (
    page: WebContents,
    args: Parameters<Bridge[Name]>,
  ) => ReturnType<Bridge[Name]> | Awaited<ReturnType<Bridge[Name]>>;
};

/** What answering pages needs of the application. */
export interface PageParts {
  answers: Answers;
  kindOf(page: WebContents): WindowKind | undefined;
  giveWire(page: WebContents): void;
  beat(page: WebContents): void;
  refused(what: string, why: string): void;
}

/** Answers what pages ask: only our own pages, only in their main frame, only what their window may, only what fits. */
export function answerPages(parts: PageParts): void {
  const isOurs = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);

  function register<Name extends ShellCall>(name: Name): void {
    const { from, args } = calls[name];
    ipcMain.handle(shellChannel.call(name), (event, ...given: unknown[]) => {
      const kind = parts.kindOf(event.sender);
      if (!isOurs(event) || kind === undefined || !from.includes(kind))
        return refuse(name, 'not from this window');
      const read = args.safeParse(given);
      return read.success ? parts.answers[name](event.sender, read.data) : refuse(name, 'not what it takes');
    });
  }
  shellCalls.forEach(register);
  ipcMain.on(shellChannel.askForWire, (event) => {
    const kind = parts.kindOf(event.sender);
    if (isOurs(event) && (kind === 'wall' || kind === 'desk')) parts.giveWire(event.sender);
    else parts.refused('askForWire', 'not from this window');
  });
  ipcMain.on(shellChannel.beat, (event) => {
    if (isOurs(event)) parts.beat(event.sender);
  });

  function refuse(name: ShellCall, why: string): never {
    parts.refused(name, why);
    throw new Error(`${name} is refused: ${why}`);
  }
}
