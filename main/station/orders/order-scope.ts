import type { OrderKind } from '../../../shared/model/order-kind.ts';
import { alertEn } from '../../../shared/words/alert-en.ts';
import { alertZhCN } from '../../../shared/words/alert-zh-cn.ts';
import { OWN_LIMIT } from './read-order.ts';
import type { OrderBook } from './order-book.ts';

/** The kind and the link that a name of kind `orderLink` stands for. */
function partsOfLink(text: string): [kind: string, link: string] {
  const [kind = '', link = ''] = JSON.parse(text) as string[];
  return [kind, link];
}

/** A link of a kind as what an alert is about: its key, and how it is called in both languages. */
export function shownLink(
  text: string,
  kinds: readonly OrderKind[],
): { key: string; name: string; en: string } {
  const [key, linkKey] = partsOfLink(text);
  const kind = kinds.find((each) => each.key === key);
  const link = kind?.links.find((each) => each.key === linkKey);
  const own = linkKey === OWN_LIMIT;
  const name = link?.zh ?? (own ? alertZhCN['alert.scope.ownLimit'] : linkKey);
  const en = link?.en || link?.zh || (own ? alertEn['alert.scope.ownLimit'] : linkKey);
  return {
    key: `${key}/${linkKey}`,
    name: `${kind?.zh ?? key} · ${name}`,
    en: `${kind?.en || kind?.zh || key} · ${en}`,
  };
}

/** How many open orders have this link as the limit that comes first, and near it (80 %) or past it. */
export function countAtLink(
  book: Pick<OrderBook, 'byKind' | 'rules'>,
  code: (kind: string) => number,
  text: string,
): { soon: number; overdue: number } {
  const [kind, link] = partsOfLink(text);
  const sums = book.byKind.get(code(kind));
  const { links } = book.rules.kindOf(code(kind));
  const at = link === OWN_LIMIT ? links.length : links.findIndex(({ key }) => key === link);
  return { soon: sums?.nextSoon[at] ?? 0, overdue: sums?.nextOverdue[at] ?? 0 };
}
