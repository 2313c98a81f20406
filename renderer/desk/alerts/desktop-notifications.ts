import { shellBridge } from '../../link/port-wire.ts';

/** Remembers that somebody was asked; nobody is asked twice. */
const KEY = 'callwall.desk.notifications';

/** Whether this page may be asked for notifications: in the application the shell has its own, and over plain HTTP there are none. */
export function mayAskForNotifications(): boolean {
  if (shellBridge() !== undefined || !('Notification' in globalThis) || !isSecureContext) return false;
  return Notification.permission === 'default' && read() === null;
}

/** Asks the browser; whatever the answer is, this question does not come again. */
export async function askForNotifications(): Promise<void> {
  declineNotifications();
  await Notification.requestPermission();
}

/** Somebody does not want any. */
export function declineNotifications(): void {
  try {
    localStorage.setItem(KEY, 'asked');
  } catch {
    // A browser that keeps nothing asks again with the next page.
  }
}

/** Tells of something while nobody looks at the page; `id` once, however many windows are open. */
export function notify(id: string, title: string, body: string, opened: () => void): void {
  if (!document.hidden || shellBridge() !== undefined || !('Notification' in globalThis)) return;
  if (Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body, tag: id, silent: true });
  notification.addEventListener('click', () => {
    window.focus();
    opened();
    notification.close();
  });
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
