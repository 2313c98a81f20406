import type { Command } from './cli/command.ts';
import { doctor } from './commands/doctor.ts';
import { serve } from './commands/serve.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [serve, doctor];
