import { resolve } from 'node:path';
import { app, Menu, protocol } from 'electron';
import { readShellOptions } from './policies/command-line.ts';
import { linuxSwitches } from './policies/linux-switches.ts';
import { rasterSwitches } from './policies/raster-switches.ts';
import { keepCrashReports } from './system/crash-reports.ts';
import { Application } from './application.ts';

/*
 * The Electron host: what has to be said before Electron is ready, then the application. The station runs in a process
 * of its own (station/), pages run in sandboxed ones (windows/, pages/); this process owns the windows and no data.
 */

const options = readShellOptions(process.argv.slice(1));
if (options.data !== undefined) app.setPath('userData', resolve(options.data));
app.setAppUserModelId('cn.callwall.desktop');

if (!app.requestSingleInstanceLock()) app.exit(0);
else {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.enableSandbox();
  // Electron's own menu has ways out; a desk gets one of ours.
  Menu.setApplicationMenu(null);
  keepCrashReports();
  if (options.softwareRendering) app.disableHardwareAcceleration();
  const switches = { ...rasterSwitches, ...linuxSwitches(process.env, process.argv, process.platform) };
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);

  const application = new Application(options);
  application.listen();
  void app.whenReady().then(() => application.start());
}
