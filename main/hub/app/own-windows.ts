import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { watchViewers } from '../http/viewer-watch.ts';
import type { RunningHub } from '../run-hub.ts';
import type { StationAccess } from './station-access.ts';
import { throughDoor } from './window-door.ts';

/**
 * The windows of the machine that runs the station: its own desk, or, with `signIn: always`, whoever signed in there.
 * Which of the two is asked for every page: a desk may change it, and that hangs up on all pages.
 */
export function openOwnWindows({
  people,
  openViewer,
  signIn,
}: Pick<RunningHub, 'people' | 'openViewer' | 'signIn'>): {
  openViewer: StationAccess['openViewer'];
  close(): void;
} {
  const watch = watchViewers(people, systemClock());
  let token: string | undefined;
  // As long as there is nobody who could sign in, whoever sits here makes the first account.
  const whoNow = (): Person => (people.anybody() ? (people.door.whoOf(token) ?? wallViewer) : ownDesk);
  const door = {
    async signIn(account: string, password: string) {
      const answer = await people.door.signIn({ account, password, from: 'window' });
      if (!answer.ok) return answer;
      token = answer.token;
      return { ok: true as const };
    },
    signOut: async () => people.door.signOut(token ?? ''),
  };
  return {
    openViewer(page) {
      if (signIn() === 'auto') return openViewer(page, ownDesk);
      const who = whoNow();
      const gone = watch.admit({ who, now: whoNow, show: (why) => page.close(1000, why) });
      openViewer(throughDoor(page, door, gone), who);
    },
    close: () => watch.close(),
  };
}
