import type { Settings } from '../../../shared/model/settings.ts';
import type { SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import type { Words } from '../../../shared/words/words.ts';
import { textsOf } from '../orders/order-report.ts';
import { orderRules } from '../orders/order-rules.ts';
import type { OrderRules } from '../orders/order-rules.ts';
import { OWN_LIMIT, readOrder } from '../orders/read-order.ts';
import type { OrderView } from '../orders/read-order.ts';
import type { Sight } from './summary-asked.ts';
import { column, saidOr, share, table } from './summary-table.ts';

interface LinkCounts {
  done: number;
  inTime: number;
  overdue: number;
}
interface KindCounts {
  created: number;
  closed: number;
  closedWithLimit: number;
  closedLate: number;
  open: number;
  overdue: number;
  links: Map<string, LinkCounts>;
}
type Counts = Exclude<keyof KindCounts, 'links'>;

/** Work orders by kind, and how their steps kept the limits: created and closed in the span, the rest as at its end. */
export function orderTables(sight: Sight): SummaryTable[] {
  const { words, reader, settings, span } = sight;
  const gone = span.end <= reader.ordersFrom();
  const text = textsOf(reader);
  const rules = orderRules(settings, text);
  const kinds = gone ? new Map<string, KindCounts>() : countOrders(sight, rules, text);
  const names = orderNamesOf(words, settings.orderKinds);
  const sorted = [...kinds].toSorted(
    ([a, one], [b, other]) => other.created - one.created || (a < b ? -1 : 1),
  );
  const rows = sorted.map(([key, counts]) => [names(key).name, ...kindValues([counts])]);
  const links = sorted.flatMap(([key, counts]) =>
    [...counts.links].map(([link, each]): SummaryValue[] => [
      names(key).name,
      names(key).link(link),
      each.done,
      each.inTime,
      each.overdue,
      share(each.inTime, each.done + each.overdue),
    ]),
  );
  const all = [...kinds.values()];
  const note = words.say(gone ? 'summary.note.ordersGone' : 'summary.note.orders');
  return [
    table(
      words,
      'orders',
      kindColumns(sight),
      rows.length === 0 ? [] : [...rows, [words.say('summary.all'), ...kindValues(all)]],
      [note],
    ),
    table(words, 'orderLinks', linkColumns(sight), links, [words.say('summary.note.links')]),
  ];
}

/** What kinds of orders and their links are called; those that the settings do not know as their sources say. */
export function orderNamesOf(
  words: Words,
  kinds: Settings['orderKinds'],
): (key: string) => { name: string; link: (link: string) => string } {
  const said = (each: { zh: string; en: string } | undefined, otherwise: string): string =>
    (words.language === 'en' ? each?.en || each?.zh : each?.zh) ?? otherwise;
  return (key) => {
    const kind = kinds.find((each) => each.key === key);
    return {
      name: saidOr(words, said(kind, key)),
      link: (link) =>
        link === OWN_LIMIT
          ? words.say('orders.link.due')
          : said(
              kind?.links.find((each) => each.key === link),
              link,
            ),
    };
  };
}

function countOrders(
  { reader, span }: Sight,
  rules: OrderRules,
  text: (code: number) => string,
): Map<string, KindCounts> {
  const kinds = new Map<string, KindCounts>();
  for (const order of reader.orders()) {
    // Facts of the instant in which the span ends are of the next one.
    const view = readOrder(order, rules, span.end - 1);
    if (view.created === 0) continue;
    const links = linksOf(view, span.start);
    const { closedAt } = view;
    // A step after the closing may still be done in the span.
    if (closedAt !== null && closedAt < span.start && links.length === 0) continue;
    const key = text(view.kindName);
    let counts = kinds.get(key);
    if (!counts) kinds.set(key, (counts = noOrders()));
    addLinks(counts.links, links);
    if (view.created >= span.start) counts.created++;
    if (closedAt === null) counts.open++;
    if (view.next?.state === 'overdue') counts.overdue++;
    if (closedAt === null || closedAt < span.start) continue;
    counts.closed++;
    if (view.withLimit) counts.closedWithLimit++;
    if (view.withLimit && view.late) counts.closedLate++;
  }
  return kinds;
}

/** The steps of an order that were done since `from`, or are overdue. */
function linksOf({ limits, kind }: OrderView, from: number): (LinkCounts & { key: string })[] {
  return limits.flatMap(({ at, doneAt, dueAt, inTime, state }) => {
    const done = doneAt !== null && dueAt !== null && doneAt >= from;
    const overdue = state === 'overdue';
    if (!done && !overdue) return [];
    const key = kind.links[at]?.key ?? OWN_LIMIT;
    return [{ key, done: done ? 1 : 0, inTime: done && inTime === true ? 1 : 0, overdue: overdue ? 1 : 0 }];
  });
}

function addLinks(into: KindCounts['links'], links: readonly (LinkCounts & { key: string })[]): void {
  for (const { key, done, inTime, overdue } of links) {
    const known = into.get(key) ?? { done: 0, inTime: 0, overdue: 0 };
    into.set(key, {
      done: known.done + done,
      inTime: known.inTime + inTime,
      overdue: known.overdue + overdue,
    });
  }
}

function noOrders(): KindCounts {
  return {
    created: 0,
    closed: 0,
    closedWithLimit: 0,
    closedLate: 0,
    open: 0,
    overdue: 0,
    links: new Map(),
  };
}

function kindColumns({ words }: Sight) {
  return [
    column(words, 'kind', 'text'),
    column(words, 'created', 'count'),
    column(words, 'closed', 'count'),
    column(words, 'closedLate', 'count'),
    column(words, 'onTimeRate', 'rate'),
    column(words, 'overdue', 'count'),
    column(words, 'handedOver', 'count'),
  ];
}

function kindValues(all: readonly KindCounts[]): SummaryValue[] {
  const sum = (name: Counts): number => all.reduce((total, counts) => total + counts[name], 0);
  const [limited, late] = [sum('closedWithLimit'), sum('closedLate')];
  return [sum('created'), sum('closed'), late, share(limited - late, limited), sum('overdue'), sum('open')];
}

function linkColumns({ words }: Sight) {
  return [
    column(words, 'kind', 'text'),
    column(words, 'link', 'text'),
    column(words, 'done', 'count'),
    column(words, 'doneInTime', 'count'),
    column(words, 'overdue', 'count'),
    column(words, 'timeliness', 'rate'),
  ];
}
