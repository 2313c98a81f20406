import { ruleName, whereText } from '../../../shared/alerts-text/alert-line.ts';
import type { DutyItem } from '../../../shared/model/duty-item.ts';
import type { Handover } from '../../../shared/model/handover.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { ShiftNote } from '../../../shared/model/shift-note.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import { treeName } from '../hotspots/tree-name.ts';
import { queueNames } from '../slots/queue-names.ts';
import { orderNamesOf } from './order-tables.ts';
import { readHandovers } from './read-handovers.ts';
import type { FullHandover } from './read-handovers.ts';
import { readNotes } from './read-notes.ts';
import type { Sight } from './summary-asked.ts';
import { column, table } from './summary-table.ts';

/** The running notes written in the span as they stand; those that were withdrawn are left out. */
export function noteTable(sight: Sight): SummaryTable {
  const { words, reader, span } = sight;
  const names = queueNames(reader);
  const queueName = (label: string): string => names.get(label) ?? label;
  const about = ({ queue, about: subject }: ShiftNote): string =>
    [
      ...(queue === '' ? [] : [queueName(queue)]),
      ...(subject === null ? [] : [itemText(sight, subject)]),
    ].join(' · ');
  const stateOf = ({ state, follow }: ShiftNote): SummaryValue =>
    follow ? words.say('duty.note.follow') : state === 'done' ? words.say('duty.note.done') : null;
  const rows = readNotes(reader.noteEntries(span.start, span.end))
    .filter(({ state }) => state !== 'withdrawn')
    .map((note): SummaryValue[] => [note.at, note.text, about(note), stateOf(note)]);
  const columns = [
    column(words, 'at', 'time'),
    column(words, 'text', 'text'),
    column(words, 'about', 'text'),
    column(words, 'state', 'text'),
  ];
  return table(words, 'notes', columns, rows, [words.say('summary.note.notes')]);
}

/** How the shifts of the span were handed over: a line for each item that was open then. */
export function handoverTable(sight: Sight): SummaryTable {
  const { words, reader, span } = sight;
  const rows = readHandovers(reader.handoverEntries(span.start, span.end)).flatMap((handover) => {
    const head = headOf(sight, handover);
    const { items } = handover;
    if (items.length === 0) return [[...head, null, words.say('duty.open.none'), null]];
    return items.map((item): SummaryValue[] => [
      ...head,
      words.say(`duty.item.${item.kind}`),
      itemText(sight, item),
      item.kind === 'order' ? item.dueAt : item.since,
    ]);
  });
  const columns = [
    column(words, 'shift', 'text'),
    column(words, 'handedBy', 'text'),
    column(words, 'handedTo', 'text'),
    column(words, 'handedAt', 'time'),
    column(words, 'state', 'text'),
    column(words, 'repliedBy', 'text'),
    column(words, 'repliedAt', 'time'),
    column(words, 'kind', 'text'),
    column(words, 'item', 'text'),
    column(words, 'sinceOrDue', 'time'),
  ];
  return table(words, 'handover', columns, rows, [words.say('summary.note.handover')]);
}

function headOf({ words }: Sight, { shift, by, role, to, at, state, reply }: FullHandover): SummaryValue[] {
  const name = (who: string, as: Role): string => who || words.say(`alert.role.${as}`);
  return [
    `${shift.date} ${shift.name}`,
    name(by, role),
    to,
    at,
    words.say(stateWord(state, reply)),
    reply?.by ?? null,
    reply?.at ?? null,
  ];
}

function stateWord(state: Handover['state'], reply: Handover['reply']) {
  return reply?.inPlace === true && state === 'accepted'
    ? 'duty.state.acceptedInPlace'
    : (`duty.state.${state}` as const);
}

/** An item in the language of the summary. */
function itemText({ words, settings }: Sight, item: DutyItem): string {
  const language = words.language === 'en' ? 'en' : 'zh';
  switch (item.kind) {
    case 'alert':
      return words.say('hotspots.place', {
        what: ruleName(words, item.name),
        where: whereText(words, item.scope),
      });
    case 'hotspot':
      return words.say('hotspots.place', {
        what: treeName(settings.categories, item.category, language) || words.say('hotspots.allClasses'),
        where: treeName(settings.regions, item.region, language) || words.say('hotspots.allRegions'),
      });
    case 'order': {
      const names = orderNamesOf(words, settings.orderKinds)(item.orderKind);
      const link = item.link === null ? '' : ` · ${names.link(item.link)}`;
      return `${names.name} ${item.id}${link}`;
    }
    case 'note':
      return item.text;
  }
}
