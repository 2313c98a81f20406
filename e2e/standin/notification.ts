import { EventEmitter } from 'node:events';
import type { Notification as Face, NotificationConstructorOptions } from 'electron';
import { record, seam } from './recorded.ts';
import { standIn, standInClass } from './strict.ts';

const shown: EventEmitter[] = [];

function makeNotification(options: NotificationConstructorOptions = {}): Face {
  const events = new EventEmitter();
  const { title = '', body = '', urgency = 'normal', silent = false, actions = [] } = options;
  return standIn<Face>(
    'Notification',
    {
      title,
      body,
      urgency,
      silent,
      actions,
      show() {
        shown.push(events);
        record('notification', { title, body, urgency, silent });
        setImmediate(() => events.emit('show', {}));
      },
      close: () => void events.emit('close', {}),
    },
    events,
  );
}
seam.act['clickNotification'] = () => {
  const last = shown.at(-1);
  if (last === undefined) throw new Error('no notification was shown');
  last.emit('click', {});
};

export const Notification = standInClass<typeof Electron.Notification>('Notification', makeNotification, {
  isSupported: () => true,
});
