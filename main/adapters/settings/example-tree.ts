import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeSchema } from '../../../shared/model/tree.ts';
import type { TreeNode } from '../../../shared/model/tree.ts';
import { assetsFolder } from '../assets-folder.ts';

/**
 * A tree of classes or regions to begin with (assets/trees), an example and nobody's official list.
 * @throws Error when there is none of that name, or the installation is damaged
 */
export function exampleTree(name: string): TreeNode[] {
  const file = join(assetsFolder(), 'trees', `${name}.json`);
  return treeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
