import type { Session, WebContents } from 'electron';
import { fromChromium, isDisguised } from './addresses.ts';
import { chromium } from './chromium.ts';
import { permissionHandlers } from './session.ts';

type Request = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Asked = Parameters<Request>[1];

/** Electron's permissions and what Chromium calls them; the others have no switch outside the browser. */
const named: Partial<Record<Asked, string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
  'window-management': ['window-management'],
};

/**
 * Asks the application about every permission when a page begins, and has Chromium grant or deny it: there is no way to
 * ask at the moment when the page does. Without handlers all is granted, as by Electron.
 */
export async function applyPermissions(contents: WebContents, address: string): Promise<void> {
  const { origin } = new URL(address);
  if (!isDisguised(origin)) return;
  for (const [permission, names] of Object.entries(named) as [Asked, string[]][]) {
    const setting = (await isGranted(contents, permission, fromChromium(address))) ? 'granted' : 'denied';
    for (const name of names)
      await chromium.browser.send('Browser.setPermission', { permission: { name }, setting, origin });
  }
}

async function isGranted(contents: WebContents, permission: Asked, requestingUrl: string): Promise<boolean> {
  const { request, check } = permissionHandlers;
  const details = { requestingUrl, isMainFrame: true };
  if (check !== null && !check(contents, permission, requestingUrl, details)) return false;
  if (request === null) return true;
  return new Promise((done) => request(contents, permission, done, details));
}
