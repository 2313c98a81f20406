import type { Command } from './cli/command.ts';
import { doctor } from './commands/doctor.ts';
import { replay } from './commands/replay.ts';
import { serve } from './commands/serve.ts';
import { start } from './commands/start.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [start, serve, replay, doctor];
