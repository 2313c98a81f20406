import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';

/** Whether this system can start the application at login. */
export function canAutostart(platform: NodeJS.Platform): boolean {
  return platform === 'linux' || platform === 'win32' || platform === 'darwin';
}

/** Starts the application at login from now on, or not any more. */
export function setAutostart(on: boolean, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  if (platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on });
    return;
  }
  const file = autostartFile(env);
  if (!on) return rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry(env['APPIMAGE'] ?? app.getPath('exe')));
}

/** The file that a Linux session reads at its start (XDG autostart). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart', 'callwall.desktop');
}

/** The entry; the program's path is quoted as the Desktop Entry Specification asks. */
export function autostartEntry(program: string): string {
  // Quoted strings escape these four; a percent sign would begin a field code.
  const quoted = `"${program.replaceAll(/[\\"`$]/g, (sign) => `\\\\${sign}`).replaceAll('%', '%%')}"`;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Callwall',
    'Name[zh_CN]=话务大屏',
    `Exec=${quoted}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
