import type { Session, WebContents } from 'electron';
import type { WindowKind } from '../../../shared/contract/bridge.ts';
import {
  navigationPolicy,
  permissionPolicy,
  requestPolicy,
  windowOpenPolicy,
} from '../policies/navigation-policy.ts';

/** Denies a session all but what our own pages need. @param developing developer tools may load their own pages */
export function hardenSession(session: Session, developing: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permissionPolicy(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permissionPolicy(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: requestPolicy(request.url, developing) === 'cancel' }),
  );
  // What people save goes through a dialog of the shell; a download nobody asked for ends here.
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps a page where it is. @param openOutside hands an address to the system's browser */
export function hardenContents(
  contents: WebContents,
  kind: WindowKind,
  openOutside: (address: string) => void,
): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (windowOpenPolicy(url, kind) === 'outside') openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (navigationPolicy(event.url) === 'deny') event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (navigationPolicy(event.url) === 'deny') event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
