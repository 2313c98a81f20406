import type { Io } from './command.ts';

/** The bearer or viewer token of the environment; never an option, because other users can see a process's arguments. */
export function tokenOf(io: Io): string | undefined {
  const token = io.env['CALLWALL_TOKEN'];
  return token === '' ? undefined : token;
}
