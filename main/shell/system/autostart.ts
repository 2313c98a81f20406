import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';

/** Whether this system can start the application at login. */
export function canAutostart(platform: NodeJS.Platform): boolean {
  return platform === 'linux' || platform === 'win32' || platform === 'darwin';
}

/**
 * Starts the application at login from now on, or not any more.
 * @param data the folder it keeps everything in, where that is not the usual one
 */
export function setAutostart(
  on: boolean,
  data: string | undefined,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): void {
  const args = data === undefined ? [] : [`--data=${resolve(data)}`];
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args });
    return;
  }
  const file = autostartFile(env);
  if (!on) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    autostartEntry([env['APPIMAGE'] ?? app.getPath('exe'), '--ozone-platform=x11', ...args]),
  );
}

/** The file that a Linux session reads at its start (XDG autostart). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart', 'callwall.desktop');
}

/** The entry; program and arguments are quoted as the Desktop Entry Specification asks. */
export function autostartEntry(command: readonly string[]): string {
  // Quoted strings escape these four; a percent sign would begin a field code.
  const quoted = command.map(
    (part) => `"${part.replaceAll(/[\\"`$]/g, (sign) => `\\\\${sign}`).replaceAll('%', '%%')}"`,
  );
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Callwall',
    'Name[zh_CN]=话务大屏',
    `Exec=${quoted.join(' ')}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
