import { csvText } from '../csv/csv-text.ts';
import { readCsv } from '../csv/read-csv.ts';
import { pathSign } from './tree.ts';
import type { TreeNode } from './tree.ts';

const columns = ['path', 'zh', 'en', 'tile'] as const;
/** Between the column and the row of a tile, as people write a place in a table. */
const tileSign = ' × ';

/** A tree as CSV: a line a node, its keys from the top joined by ` / `, parents before their children. */
export function treeCsv(tree: readonly TreeNode[]): string {
  return csvText(columns, [...linesOf(tree, [])]);
}

function* linesOf(
  nodes: readonly TreeNode[],
  above: readonly string[],
): Generator<Record<(typeof columns)[number], string>> {
  for (const { key, zh, en, tile, children } of nodes) {
    const path = [...above, key];
    yield { path: path.join(pathSign), zh, en, tile: tile?.join(tileSign) ?? '' };
    yield* linesOf(children, path);
  }
}

/**
 * A tree from what `treeCsv` writes, or from JSON; the schema has still to look at it. Parents that are not named get
 * their key as name.
 * @throws SyntaxError that says which line is wrong, and why
 */
export function readTree(text: string): unknown {
  return /^\s*[[{]/.test(text) ? JSON.parse(text) : treeOfRows(readCsv(text));
}

function treeOfRows([head = [], ...rows]: readonly string[][]): TreeNode[] {
  const at = columns.map((column) => head.findIndex((cell) => cell.trim() === column));
  if (at[0] === -1 || at[1] === -1)
    throw new SyntaxError(`the first line must name the columns ${columns.join(', ')}`);
  const roots: TreeNode[] = [];
  for (const [n, row] of rows.entries()) {
    const [path = '', zh = '', en = '', tile = ''] = at.map((column) => row[column]?.trim());
    const keys = path.split('/').map((key) => key.trim());
    if (keys.some((key) => key === '')) throw new SyntaxError(`line ${n + 2} has no path`);
    const node = nodeAt(roots, keys);
    Object.assign(node, { zh: zh === '' ? node.key : zh, en, ...tileOf(tile, n + 2) });
  }
  return roots;
}

function tileOf(text: string, line: number): Pick<TreeNode, 'tile'> {
  if (text === '') return {};
  const [, column, row] = /^(\d+)\s*[×x*,; ]\s*(\d+)$/.exec(text) ?? [];
  if (row === undefined)
    throw new SyntaxError(`line ${line}: the tile "${text}" is no column × row, such as 4 × 2`);
  return { tile: [Number(column), Number(row)] };
}

/** The node of a path, made with all above it where it is not there yet. */
function nodeAt(roots: TreeNode[], keys: readonly string[]): TreeNode {
  let siblings = roots;
  let found: TreeNode | undefined;
  for (const key of keys) {
    found = siblings.find((node) => node.key === key);
    if (found === undefined) siblings.push((found = { key, zh: key, en: '', children: [] }));
    siblings = found.children;
  }
  if (found === undefined) throw new SyntaxError('a path has no keys');
  return found;
}
