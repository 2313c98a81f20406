import type { OrderKindCell, Topics } from '../../shared/contract/topics.ts';
import type { TreeNode } from '../../shared/model/tree.ts';
import type { Words } from '../../shared/words/words.ts';

type Named = Pick<OrderKindCell, 'zh' | 'en'>;

/** What a kind of orders is called; as its source says where the settings do not know it. */
export function kindName(kinds: Topics['orderKinds'], kind: string, words: Words): string {
  return Object.hasOwn(kinds, kind) ? named(kinds[kind], kind, words) : kind;
}

/** What a link of a kind is called; `due`: the order's own limit. */
export function linkName(kinds: Topics['orderKinds'], kind: string, link: string, words: Words): string {
  if (link === 'due') return words.say('orders.link.due');
  const links = Object.hasOwn(kinds, kind) ? kinds[kind]?.links : undefined;
  return named(
    links?.find(({ key }) => key === link),
    link,
    words,
  );
}

/** The names of a path's parts from the top; keys that the tree does not have as they were said. */
export function pathNames(nodes: readonly TreeNode[], path: readonly string[], words: Words): string[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  const node = nodes.find((each) => each.key === key);
  return [named(node, key, words), ...pathNames(node?.children ?? [], rest, words)];
}

function named(node: Named | undefined, key: string, { language }: Words): string {
  return (language === 'en' && node?.en) || node?.zh || key;
}
