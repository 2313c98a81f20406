import { keepCompiled } from './machine/keep-compiled.ts';

keepCompiled(process.argv.slice(2), process.env);
// Loaded after that, so that all of it comes compiled.
const [{ processIo }, { runCommandLine }, { commands }] = await Promise.all([
  import('./cli/process-io.ts'),
  import('./cli/run-command-line.ts'),
  import('./commands.ts'),
]);

process.exitCode = await runCommandLine(commands, process.argv.slice(2), processIo());
