import { existsSync, readdirSync } from 'node:fs';
import { app, crashReporter } from 'electron';

/** Keeps reports of crashes on this machine and sends them to nobody. Before `ready`. */
export function keepCrashReports(): void {
  crashReporter.start({ uploadToServer: false });
}

/** How many reports there are. */
export function countCrashReports(): number {
  const folder = app.getPath('crashDumps');
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dmp'))
    .length;
}
