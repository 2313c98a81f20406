import type { Command } from './cli/command.ts';
import { doctor } from './commands/doctor.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [doctor];
