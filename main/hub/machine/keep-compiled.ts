import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolder } from '../cli/data-folder.ts';

/**
 * Has a station's program kept as the engine compiled it, for its next start: with the data, where nobody else can put
 * theirs. Only for `serve`, whose folder is its own; the other commands also read what they are shown.
 * @param args as typed. Nothing is checked here: what is wrong with them is said when they are read.
 */
export function keepCompiled(args: string[], env: NodeJS.ProcessEnv): void {
  if (args[0] !== 'serve') return;
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const data = typeof values['data'] === 'string' ? values['data'] : undefined;
  const folder = dataFolder({ text: () => data }, env);
  if (existsSync(folder)) enableCompileCache(join(folder, 'compiled'));
}
