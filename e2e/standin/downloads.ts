import type { DownloadItem } from 'electron';
import { fromChromium } from './addresses.ts';
import { chromium } from './chromium.ts';
import { record } from './recorded.ts';
import { sessionEvents } from './session.ts';
import { preventable, standIn } from './strict.ts';
import { webContents } from './web-contents.ts';

/** Tells the session of every download that begins, and has Chromium drop it when the application does not want it. */
export async function watchDownloads(): Promise<void> {
  await chromium.browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  chromium.browser.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const cancel = (): void => void chromium.browser.send('Browser.cancelDownload', { guid }).catch(() => {});
    const event = preventable();
    const item = standIn<DownloadItem>('DownloadItem', {
      getURL: () => fromChromium(url),
      getFilename: () => suggestedFilename,
      cancel,
    });
    sessionEvents.emit('will-download', event, item, webContents.getAllWebContents()[0]);
    record('download', { url: fromChromium(url), prevented: event.defaultPrevented });
    if (event.defaultPrevented) cancel();
  });
}
