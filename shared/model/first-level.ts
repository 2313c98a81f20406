import type { TreePath } from './hotspot.ts';
import type { TreeNode } from './tree.ts';

/** The level a map of a tree shows, and the path to it. */
export interface FirstLevel {
  above: TreePath;
  nodes: readonly TreeNode[];
}

/** The topmost level of a tree that divides anything: a root alone is the name of the tree rather than a part of it. */
export function firstLevel(roots: readonly TreeNode[]): FirstLevel {
  const above: string[] = [];
  let nodes = roots;
  for (let only = nodes[0]; nodes.length === 1 && only && only.children.length > 0; only = nodes[0]) {
    above.push(only.key);
    nodes = only.children;
  }
  return { above, nodes };
}

/** Which part of the first level a path is of, or of what beside the tree; `own`: it is that itself, nothing below it. */
export interface LevelPart {
  key: string;
  node: TreeNode | null;
  own: boolean;
}

/** The part of a tree's first level that a path belongs to; null for what is above it: sums of all. */
export function partOf({ above, nodes }: FirstLevel, path: TreePath): LevelPart | null {
  const within = above.every((key, at) => path[at] === undefined || path[at] === key);
  const depth = within ? above.length : 0;
  if (path.length <= depth) return null;
  const key = path[depth] ?? '';
  const node = within ? nodes.find((each) => each.key === key) : undefined;
  return { key, node: node ?? null, own: path.length === depth + 1 };
}
