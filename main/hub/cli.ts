import { processIo } from './cli/process-io.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import { commands } from './commands.ts';

process.exitCode = await runCommandLine(commands, process.argv.slice(2), processIo());
