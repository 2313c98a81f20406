import { treeSchema } from '../../../../shared/model/tree.ts';
import type { TreeNode } from '../../../../shared/model/tree.ts';
import { readTree } from '../../../../shared/model/tree-file.ts';

/** How many nodes a tree has. */
export function countOf(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}

/** A key that none of them has. */
export function freshKey(nodes: readonly TreeNode[]): string {
  const keys = new Set(nodes.map(({ key }) => key));
  for (let number = nodes.length + 1; ; number += 1) if (!keys.has(`n${number}`)) return `n${number}`;
}

/** A tree from a file, CSV or JSON. @throws Error that says what is wrong and where */
export function readTreeFile(text: string): TreeNode[] {
  const { data, error } = treeSchema.safeParse(readTree(text));
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new SyntaxError(issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`);
}
