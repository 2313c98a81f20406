import * as z from 'zod';
import { idSchema, lineSchema } from './text.ts';

/** How deep a tree may be and how many nodes it may have. */
export const TREE_LIMITS = { depth: 6, nodes: 5_000 } as const;

/** A class of complaints or a region, with those within it. Keys are what sources say; unique among siblings. */
export interface TreeNode {
  key: string;
  zh: string;
  en: string;
  /** Place on the map of tiles, column and row from 0; absent: Callwall finds one. */
  tile?: readonly [column: number, row: number] | undefined;
  children: TreeNode[];
}
/** The same as it may be written: what is left out is empty. */
export interface TreeInput {
  key: string;
  zh: string;
  en?: string | undefined;
  tile?: readonly [column: number, row: number] | undefined;
  children?: TreeInput[] | undefined;
}

/** The separator of paths, as in `hotspots` and in files of trees. */
export const pathSign = ' / ';

const nodeSchema: z.ZodType<TreeNode, TreeInput> = z.strictObject({
  key: idSchema.refine((key) => !key.includes('/'), 'has a slash, which separates the parts of a path'),
  zh: lineSchema(64),
  en: z.string().trim().max(64).default(''),
  tile: z
    .tuple([z.int().min(0).max(63), z.int().min(0).max(63)])
    .readonly()
    .optional(),
  get children() {
    return z.array(nodeSchema).default([]);
  },
});

/** A tree of classes or regions: its topmost nodes. */
export const treeSchema = z.array(nodeSchema).superRefine((roots, context) => {
  const count = checkSiblings(roots, [], (path, message) =>
    context.addIssue({ code: 'custom', path, message }),
  );
  if (count > TREE_LIMITS.nodes)
    context.addIssue({ code: 'custom', message: `has ${count} nodes, at most ${TREE_LIMITS.nodes}` });
});

/** Tells what is wrong among the nodes and below; gives how many there are. */
function checkSiblings(
  nodes: readonly TreeNode[],
  path: readonly PropertyKey[],
  problem: (path: PropertyKey[], message: string) => void,
): number {
  const keys = new Set<string>();
  let count = nodes.length;
  for (const [at, { key, children }] of nodes.entries()) {
    if (keys.has(key)) problem([...path, at, 'key'], `"${key}" is there twice`);
    keys.add(key);
    const below = [...path, at, 'children'];
    // Counted in names: 0, children, 0, children …
    if (children.length > 0 && below.length / 2 >= TREE_LIMITS.depth)
      problem(below, `is too deep: at most ${TREE_LIMITS.depth} levels`);
    else count += checkSiblings(children, below, problem);
  }
  return count;
}
