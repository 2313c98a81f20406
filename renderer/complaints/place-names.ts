import type { Topics } from '../../shared/contract/topics.ts';
import type { ComplaintPlace, TreePath } from '../../shared/model/hotspot.ts';
import type { TreeNode } from '../../shared/model/tree.ts';
import type { Words } from '../../shared/words/words.ts';

/** The trees of the settings; empty before they are known and where there are none. */
export interface Trees {
  categories: readonly TreeNode[];
  regions: readonly TreeNode[];
}

/** The trees as the topic has them. */
export function treesOf(topic: Partial<Topics['trees']> | undefined): Trees {
  return { categories: topic?.categories?.nodes ?? [], regions: topic?.regions?.nodes ?? [] };
}

/** A node's name in the screen's language; Chinese where there is no English one. */
export function nodeName({ zh, en }: Pick<TreeNode, 'zh' | 'en'>, { language }: Words): string {
  return language === 'en' && en !== '' ? en : zh;
}

/** Names along a path, from the top; a key that no tree has is its own name, an empty one is said to be missing. */
export function pathNames(roots: readonly TreeNode[], path: TreePath, words: Words): string[] {
  let nodes = roots;
  return path.map((key) => {
    const node = nodes.find((each) => each.key === key);
    nodes = node?.children ?? [];
    if (node !== undefined) return nodeName(node, words);
    return key === '' ? words.say('hotspots.unsaid') : key;
  });
}

/** What is complained about and where, each with what it is a part of. */
export interface PlaceText {
  what: string;
  /** Empty at the top of a tree. */
  whatAbove: string;
  where: string;
  whereAbove: string;
}

/** A place in words; a path that leads nowhere is all there is. */
export function placeText({ category, region }: ComplaintPlace, trees: Trees, words: Words): PlaceText {
  const what = pathNames(trees.categories, category, words);
  const where = pathNames(trees.regions, region, words);
  return {
    what: what.at(-1) ?? words.say('hotspots.allClasses'),
    whatAbove: what.slice(0, -1).join(' › '),
    where: where.at(-1) ?? words.say('hotspots.allRegions'),
    whereAbove: where.slice(0, -1).join(' › '),
  };
}

/** A place in one line: `停电问题 · 南京`. */
export function placeLine(place: ComplaintPlace, trees: Trees, words: Words): string {
  const { what, where } = placeText(place, trees, words);
  return words.say('hotspots.place', { what, where });
}
