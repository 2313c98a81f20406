import { peopleAsks } from '../../../shared/contract/asks/people-asks.ts';
import type { SignInAnswer } from '../../../shared/contract/asks/people-asks.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';

/** Signing in and out of the windows of this machine: they have one session together, as long as the application runs. */
export interface WindowDoor {
  signIn(account: string, password: string): Promise<SignInAnswer>;
  signOut(): Promise<void>;
}

type AskFrame = Extract<ViewerFrame, { t: 'ask' }>;

/**
 * A window's wire on whose way those questions are answered that are not the station's: a window has no cookies, and
 * what proves who is in front of it never enters the page. Whoever signed in or out gets another wire: the page dials again.
 */
export function throughDoor(
  page: Wire<StationToViewerFrame, ViewerFrame>,
  door: WindowDoor,
  ended: () => void = () => undefined,
): Wire<StationToViewerFrame, ViewerFrame> {
  return {
    send: (frame) => page.send(frame),
    sendText: (text) => page.sendText(text),
    onClose: (reader) =>
      page.onClose((why) => {
        ended();
        reader(why);
      }),
    close: (code, why) => page.close(code, why),
    onFrame(reader) {
      page.onFrame((frame) => {
        const work = frame.t === 'ask' ? workOf(frame, door) : undefined;
        if (frame.t !== 'ask' || work === undefined) reader(frame);
        else void settle(page, frame, work);
      });
    },
  };
}

/** `passed`: the page needs a wire as somebody else. */
type Work = () => Promise<{ passed: boolean; value: unknown }>;

function workOf({ name, args }: AskFrame, door: WindowDoor): Work | undefined {
  if (name === 'people.signOut')
    return async () => {
      await door.signOut();
      return { passed: true, value: {} };
    };
  if (name !== 'people.signIn') return undefined;
  return async () => {
    const { account, password } = peopleAsks['people.signIn'].args.parse(args);
    const value = await door.signIn(account, password);
    return { passed: value.ok, value };
  };
}

async function settle(
  page: Wire<StationToViewerFrame, ViewerFrame>,
  { id }: AskFrame,
  work: Work,
): Promise<void> {
  try {
    const { passed, value } = await work();
    page.send({ t: 'answer', id, value });
    if (passed) page.close(1000, 'signed in as another');
  } catch (fault) {
    page.send({
      t: 'refusal',
      id,
      code: 'refused',
      why: fault instanceof Error ? fault.message : String(fault),
    });
  }
}
