import type { StationJob } from '../../../shared/contract/station-process.ts';
import { isStationFrame } from '../../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { dialHub, signInAt, signOutAt } from '../dial-hub.ts';
import { wsWire } from '../ws-wire.ts';
import type { StationAccess } from './station-access.ts';
import { throughDoor } from './window-door.ts';
import type { WindowDoor } from './window-door.ts';

/** Unit: ms for a hub to answer. */
const patience = 10_000;

/**
 * Follows a station that runs elsewhere: each page gets a socket of its own to that hub, and the token and
 * the session of who signed in stay here. A hub
 * that is away is no failure: the page's wire ends, the page says so and asks again.
 */
export async function followHub({
  url,
  token,
}: Extract<StationJob, { kind: 'follow' }>): Promise<StationAccess> {
  const base = new URL(url);
  const open = new Set<Wire<ViewerFrame, StationToViewerFrame>>();
  let person: string | undefined;
  const door: WindowDoor = {
    async signIn(account, password) {
      const answer = await signInAt(base, { account, password }, patience);
      if (!answer.ok) return answer;
      person = answer.cookie;
      return { ok: true };
    },
    async signOut() {
      const left = person;
      person = undefined;
      if (left !== undefined) await signOutAt(base, left, patience);
    },
  };
  return {
    hub: base.href.replace(/^ws/, 'http'),
    openViewer(page) {
      void dialHub(base, token, patience, person).then(
        (socket) => {
          const wire = wsWire<ViewerFrame, StationToViewerFrame>(socket, asFrame);
          open.add(wire);
          join(wire, throughDoor(page, door), () => open.delete(wire));
        },
        (fault: Error) => page.close(1013, fault.message),
      );
    },
    async close() {
      for (const wire of open) wire.close(1001, 'the shell is stopping');
    },
  };
}

/** Frames of one wire go to the other, both ways, and so does the end. */
function join(
  hub: Wire<ViewerFrame, StationToViewerFrame>,
  page: Wire<StationToViewerFrame, ViewerFrame>,
  ended: () => void,
): void {
  page.onFrame((frame) => hub.send(frame));
  hub.onFrame((frame) => page.send(frame));
  page.onClose((why) => hub.close(1000, why));
  hub.onClose((why) => {
    ended();
    page.close(1001, why);
  });
}

/** The page looks at what it gets; here it only passes through. */
function asFrame(raw: unknown): StationToViewerFrame | undefined {
  return isStationFrame(raw) ? raw : undefined;
}
