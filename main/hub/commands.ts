import type { Command } from './cli/command.ts';
import { alerts } from './commands/alerts.ts';
import { backtest } from './commands/backtest.ts';
import { doctor } from './commands/doctor.ts';
import { hotspots } from './commands/hotspots.ts';
import { live } from './commands/live.ts';
import { orders } from './commands/orders.ts';
import { people } from './commands/people.ts';
import { replay } from './commands/replay.ts';
import { report } from './commands/report.ts';
import { serve } from './commands/serve.ts';
import { shift } from './commands/shift.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { tokens } from './commands/tokens.ts';
import { verify } from './commands/verify.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  start,
  serve,
  simulate,
  replay,
  report,
  live,
  verify,
  alerts,
  backtest,
  orders,
  hotspots,
  shift,
  people,
  tokens,
  doctor,
];
