import { describe, expect, it, onTestFinished } from 'vitest';
import { electronBackend } from '../support/electron-app.ts';
import { hasChromium, openSample } from './testing/sample.ts';

describe.skipIf(!hasChromium || electronBackend().kind !== 'stand-in')(
  'the desktop around an application',
  () => {
    it('is written down, and done by the test', async () => {
      const { shell } = await openSample({ monitors: 'headless' });
      onTestFinished(() => shell.close());
      const clicked = () => shell.app.evaluate(() => Reflect.get(globalThis, 'clicked'));
      await shell.answerDialog('showSaveDialog', { canceled: false, filePath: '/tmp/a.csv' });
      const answers = await shell.app.evaluate(async (electron) => {
        const { app, dialog, Menu, nativeImage, Notification, shell: outside, Tray } = electron;
        const done: string[] = [];
        Object.assign(globalThis, { clicked: done });
        const tray = new Tray(nativeImage.createEmpty());
        tray.on('click', () => void done.push('tray'));
        tray.setToolTip('all well');
        tray.setContextMenu(
          Menu.buildFromTemplate([{ label: 'Leave', click: () => void done.push('leave') }]),
        );
        const notice = new Notification({ title: 'Alert', body: 'too many wait' });
        notice.on('click', () => void done.push('notice'));
        notice.show();
        app.setBadgeCount(3);
        await outside.openExternal('https://example.com/');
        return [await dialog.showSaveDialog({}), await dialog.showSaveDialog({})];
      });
      expect(answers).toEqual([
        { canceled: false, filePath: '/tmp/a.csv' },
        { canceled: true, filePath: '' },
      ]);
      await shell.act('clickTray');
      await shell.act('clickTrayMenu', 'Leave');
      await shell.act('clickNotification');
      expect(await clicked()).toEqual(['tray', 'leave', 'notice']);
      const all = await shell.recorded();
      expect(all.map(({ what }) => what)).toEqual(
        expect.arrayContaining([
          'tray.image',
          'tray.toolTip',
          'tray.menu',
          'notification',
          'app.badge',
          'shell.openExternal',
        ]),
      );
    });

    it('has no member that is silently missing', async () => {
      const { shell } = await openSample({ monitors: 'headless' });
      onTestFinished(() => shell.close());
      const said = await shell.app.evaluate(({ app, BrowserWindow, session }) =>
        [
          () => app.showAboutPanel(),
          () => BrowserWindow.getAllWindows()[0]?.setOpacity(1),
          () => BrowserWindow.getAllWindows()[0]?.webContents.savePage('', 'HTMLOnly'),
          () => session.fromPath('/other'),
        ].map((run) => {
          try {
            return String(run());
          } catch (fault) {
            return fault instanceof Error ? fault.message : '';
          }
        }),
      );
      expect(said).toEqual([
        'stand-in: app.showAboutPanel is not implemented',
        'stand-in: BrowserWindow.setOpacity is not implemented',
        'stand-in: webContents.savePage is not implemented',
        'stand-in: session.fromPath is not implemented',
      ]);
    });
  },
);
