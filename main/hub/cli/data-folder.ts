import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CommandLine, OptionSpec } from './command.ts';

/** The option of every command that works on a station's data. */
export const dataOption: OptionSpec = {
  value: 'DIR',
  help: "the station's data folder (default: this user's, see docs/operations.md)",
};

/** The data folder asked for, else the platform's place for a user's data. */
export function dataFolder(line: Pick<CommandLine, 'text'>, env: NodeJS.ProcessEnv): string {
  return resolve(line.text('data') ?? userDataFolder(process.platform, env, homedir()));
}

/** Where a platform keeps a user's data of this program. */
export function userDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Callwall');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Callwall');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'callwall');
}
