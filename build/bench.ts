import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { root, runScript } from './run-command.ts';

/** Runs the built benchmark programs, or only those named, each in a process of its own, one after the other. */
async function runBenches(names: readonly string[]): Promise<void> {
  const programs = globSync('dist/bench/*.js', { cwd: root }).sort();
  const chosen = programs.filter((file) => names.length === 0 || names.includes(basename(file, '.js')));
  if (chosen.length === 0) {
    process.stderr.write(
      `no such benchmark; there are: ${programs.map((file) => basename(file, '.js')).join(', ')}\n`,
    );
    process.exitCode = 2;
  }
  // Of the taking away of types, with which the plain page of `paint` gets the wall's own pace.
  const env = { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  for (const file of chosen) {
    const { code } = await runScript(file, [], { show: true, env });
    if (code !== 0) process.exitCode = 1;
  }
}

await runBenches(process.argv.slice(2));
