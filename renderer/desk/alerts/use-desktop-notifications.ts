import { useEffect, useState } from 'react';
import { noticeText } from '../../../shared/alerts-text/alert-line.ts';
import { openNotices } from '../../../shared/alerts-text/open-notices.ts';
import { Remembered } from '../../alerts/remembered.ts';
import { useTopic, useWall, useWho } from '../../link/use-station.ts';
import { goToPage } from '../use-address.ts';
import { notify } from './desktop-notifications.ts';

/** Tells of notices by the browser's notifications while the page is in the background, each once. */
export function useDesktopNotifications(): void {
  const { words } = useWall();
  const { role } = useWho();
  const notices = useTopic('notices');
  const alerts = useTopic('alerts');
  const [remembered] = useState(() => new Remembered(localStorage, 'callwall.desk.notified'));
  useEffect(() => {
    const open = openNotices(notices, alerts, { channel: 'notification', role });
    const fresh = new Set(remembered.take(open.map(({ notice }) => notice.id)));
    for (const { notice, alerts: waiting } of open) {
      if (!fresh.has(notice.id)) continue;
      const { title, body } = noticeText(words, waiting[0], notice.count);
      notify(notice.id, title, body, () => goToPage('alerts', { alert: waiting[0].id }));
    }
  }, [notices, alerts, role, words, remembered]);
}
