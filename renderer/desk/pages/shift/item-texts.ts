import { momentText, ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import type { Topics } from '../../../../shared/contract/topics.ts';
import type { DutyItem } from '../../../../shared/model/duty-item.ts';
import type { Role } from '../../../../shared/model/person.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { placeLine, type Trees } from '../../../complaints/place-names.ts';
import { kindName, linkName } from '../../../panels/order-names.ts';

/** By what items are told. */
export interface ItemSight {
  words: Words;
  zone: Zone;
  trees: Trees;
  orderKinds: Topics['orderKinds'];
  /** The centre's now, epoch ms. */
  now: number;
}

/** An item in words: what it is, and how it stands. */
export function itemTexts(item: DutyItem, sight: ItemSight): { what: string; more: string[] } {
  const { words, zone, trees, orderKinds, now } = sight;
  const { say } = words;
  const at = (ms: number) => momentText(zone, ms, now);
  const since = (ms: number) => say('desk.shift.item.since', { at: at(ms) });
  switch (item.kind) {
    case 'alert': {
      const where = whereText(words, item.scope);
      const shelved =
        item.shelvedUntil === null ? [] : [say('desk.shift.item.shelved', { at: at(item.shelvedUntil) })];
      return {
        what: say('hotspots.place', { what: ruleName(words, item.name), where }),
        more: [say(`alert.severity.${item.severity}`), since(item.since), ...shelved],
      };
    }
    case 'hotspot': {
      const owner =
        item.owner === null
          ? say('desk.shift.item.owner.none')
          : say('desk.shift.item.owner', { name: item.owner });
      const n = say('desk.shift.item.complaints', { n: formatCount(item.n) });
      return { what: placeLine(item, trees, words), more: [n, since(item.since), owner] };
    }
    case 'order': {
      const { orderKind, link, dueAt, id } = item;
      const due =
        dueAt === null
          ? []
          : [say(dueAt <= now ? 'desk.shift.item.overdue' : 'desk.shift.item.due', { at: at(dueAt) })];
      const links = link === null ? [] : [linkName(orderKinds, orderKind, link, words)];
      return { what: `${kindName(orderKinds, orderKind, words)} ${id}`, more: [...links, ...due] };
    }
    case 'note': {
      const by = item.by === '' ? [] : [say('desk.shift.item.by', { name: item.by })];
      return { what: item.text, more: [...by, since(item.since)] };
    }
  }
}

/** Who did something; of somebody who did not sign in the role is told. */
export function whoText({ by, role }: { by: string; role: Role }, { say }: Words): string {
  return by || say(`alert.role.${role}`);
}
