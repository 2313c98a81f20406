import type { TreePath } from '../../../shared/model/hotspot.ts';
import { pathSign } from '../../../shared/model/tree.ts';
import type { TreeNode } from '../../../shared/model/tree.ts';

/** A path in the words of its tree; what no tree names, under its key. Empty for the top. */
export function treeName(
  nodes: readonly TreeNode[],
  [key, ...rest]: TreePath,
  language: 'zh' | 'en',
): string {
  if (key === undefined) return '';
  const node = nodes.find((each) => each.key === key);
  const name = node?.[language] || node?.zh || key;
  const below = treeName(node?.children ?? [], rest, language);
  return below === '' ? name : `${name}${pathSign}${below}`;
}
