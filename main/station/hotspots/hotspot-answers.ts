import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import type { AuditKind } from '../../../shared/model/audit.ts';
import type { HotspotNote } from '../../../shared/model/hotspot.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Archive } from '../archive-port.ts';
import type { Complaints } from './complaints.ts';
import { maskText } from '../ingest/mask-raw.ts';
import type { HotspotHappening, HotspotRecord } from './hotspot-archive.ts';

/** What questions about hotspots are answered from. */
export interface HotspotAnswerParts {
  /** Another one after a failure of the storage. */
  complaints(): Complaints;
  archive: Pick<Archive, 'audit' | 'begin'>;
  /** Ends the transaction of the events; false when nothing can be stored. */
  settle(): boolean;
  /** The host's clock and the centre's, epoch ms. */
  wall(): number;
  now(): number;
}

/** As many notes and orders as a hotspot may have. */
const MOST = 200;

/** Something that somebody does to a hotspot. */
interface Act {
  what: AuditKind;
  kind: HotspotHappening;
  after: object;
  /** @throws AskRefusal when it cannot be done */
  check?(record: HotspotRecord): void;
  change(record: HotspotRecord, at: number): void;
}

/** What people do with hotspots; each is on disk when it is answered, with who did it. */
export function hotspotAnswers(parts: HotspotAnswerParts): Answerers {
  const act = (id: string, who: Person, each: Act): { note: HotspotNote } => perform(parts, id, who, each);
  return {
    'hotspots.own': ({ id }, who) =>
      act(id, who, {
        what: 'hotspot.own',
        kind: 'owned',
        after: {},
        change: ({ note }) => void (note.owner = nameOf(who)),
      }),
    'hotspots.note'({ id, text: typed }, who) {
      const text = maskText(typed);
      return act(id, who, {
        what: 'hotspot.note',
        kind: 'noted',
        after: { text },
        check: ({ note }) => full(note.notes),
        change: ({ note }, at) => void note.notes.push({ at, by: nameOf(who), text }),
      });
    },
    'hotspots.link': ({ id, order }, who) =>
      act(id, who, {
        what: 'hotspot.link',
        kind: 'linked',
        after: { order },
        check: ({ note }) => full(note.orders),
        change: ({ note }) => void (note.orders = [...new Set([...note.orders, order])]),
      }),
    'hotspots.unlink': ({ id, order }, who) =>
      act(id, who, {
        what: 'hotspot.unlink',
        kind: 'unlinked',
        after: { order },
        change: ({ note }) => void (note.orders = note.orders.filter((each) => each !== order)),
      }),
    'hotspots.close': ({ id, text }, who) => act(id, who, closing(parts, maskText(text), who)),
  };
}

function closing(parts: HotspotAnswerParts, text: string, who: Person): Act {
  return {
    what: 'hotspot.close',
    kind: 'closed',
    after: { text },
    check({ endedAt }) {
      if (endedAt !== null) throw new AskRefusal('absent', 'this hotspot is closed already');
    },
    change(record, at) {
      if (text !== '') record.note.notes.push({ at, by: nameOf(who), text });
      parts.complaints().lives.close(record, at, { by: who.name, text }, true);
    },
  };
}

function perform(
  parts: HotspotAnswerParts,
  id: string,
  who: Person,
  { what, kind, after, check, change }: Act,
): { note: HotspotNote } {
  if (!parts.settle())
    throw new AskRefusal('storage', 'nothing can be stored now; see the faults on the screen');
  const { lives } = parts.complaints();
  const record = lives.get(id);
  if (!record) throw new AskRefusal('absent', 'this hotspot is over for more than two hours');
  check?.(record);
  // First the journal: what cannot be written there must not be done, or the next commit would store it all the same.
  parts.archive.begin();
  parts.archive.audit.note({ at: parts.wall(), who, what, subject: id, after });
  const at = Math.round(parts.now());
  change(record, at);
  if (kind !== 'closed') lives.note(record, kind, at, { ...after, by: who.name });
  if (!parts.settle()) throw new AskRefusal('storage', 'what you did could not be stored; do it again');
  return { note: record.note };
}

/** @throws AskRefusal when nothing more may be added */
function full(list: readonly unknown[]): void {
  if (list.length >= MOST) throw new AskRefusal('refused', `a hotspot has ${MOST} of these at most`);
}

/** Somebody without a name is told by the role. */
function nameOf({ name, role }: Person): string {
  return name || role;
}
