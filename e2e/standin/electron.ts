/* What `import … from 'electron'` finds: the one module whose purpose is to gather the others. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { clipboard, crashReporter, globalShortcut, nativeTheme, safeStorage, shell } from './desktop.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { net } from './net.ts';
export { Notification } from './notification.ts';
export { MessageChannelMain } from './ports.ts';
export { powerMonitor, powerSaveBlocker } from './power.ts';
export { protocol } from './protocol.ts';
export { screen } from './screen.ts';
export { session } from './session.ts';
export { Tray } from './tray.ts';
export { utilityProcess } from './utility-process.ts';
export { webContents } from './web-contents.ts';
