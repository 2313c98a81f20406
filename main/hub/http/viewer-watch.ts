import type { Person } from '../../../shared/model/person.ts';
import type { People } from '../../adapters/people/people.ts';
import type { Clock } from '../../station/ports.ts';

/** How often it is looked for changes that another process made, ms. */
const LOOK_MS = 1_000;
/** How often it is looked for sessions that have expired, ms. */
const EXPIRY_MS = 60_000;

/** Somebody who was let in. */
export interface Guest {
  who: Person;
  /** Who would be let in with the same request now. */
  now(): Person | undefined;
  /** Ends the connection. */
  show(why: string): void;
}

/** Sees that nobody stays who would not be let in any more, or would be as somebody else. */
export interface ViewerWatch {
  /** @returns to be called when the guest has gone */
  admit(guest: Guest): () => void;
  close(): void;
}

export function watchViewers(
  people: Pick<People, 'changes' | 'version'>,
  clock: Pick<Clock, 'mono' | 'after'>,
): ViewerWatch {
  const guests = new Set<Guest>();
  let version = people.version();
  let looked = clock.mono();
  const look = (): void => {
    looked = clock.mono();
    for (const guest of guests) {
      const now = guest.now();
      if (now === undefined) guest.show('signed out');
      else if (now.id !== guest.who.id || now.role !== guest.who.role) guest.show('signed in as another');
    }
  };
  const heard = people.changes.subscribe(look);
  let cancel = clock.after(LOOK_MS, tick);
  function tick(): void {
    cancel = clock.after(LOOK_MS, tick);
    const found = people.version();
    const moved = found !== version;
    version = found;
    if (moved || clock.mono() - looked >= EXPIRY_MS) look();
  }
  return {
    admit(guest) {
      guests.add(guest);
      return () => guests.delete(guest);
    },
    close() {
      cancel();
      heard.unsubscribe();
    },
  };
}
