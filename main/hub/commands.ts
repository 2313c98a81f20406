import type { Command } from './cli/command.ts';
import { doctor } from './commands/doctor.ts';
import { live } from './commands/live.ts';
import { replay } from './commands/replay.ts';
import { report } from './commands/report.ts';
import { serve } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { verify } from './commands/verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [start, serve, simulate, replay, report, live, verify, doctor];
