import { BrowserWindow, Notification, shell } from 'electron';
import { noticeText } from '../../../shared/alerts-text/alert-line.ts';
import type { FromStation, Urgent } from '../../../shared/contract/station-process.ts';
import type { Words } from '../../../shared/words/words.ts';
import { newlyUrgent } from '../policies/tray-look.ts';

type News = Omit<Extract<FromStation, { t: 'news' }>, 't'>;

/** Tells of what became urgent, once each, by the system's own notifications and its sound. */
export class Notifications {
  readonly #words: Words;
  readonly #opened: () => void;
  readonly #told = new Set<string>();

  /** @param opened somebody clicked on one */
  constructor(words: Words, opened: () => void) {
    this.#words = words;
    this.#opened = opened;
  }

  show(news: News): void {
    const open = new Set(news.urgent.map(({ key, since }) => `${key} ${since}`));
    for (const urgent of newlyUrgent(this.#told, news)) {
      this.#told.add(`${urgent.key} ${urgent.since}`);
      this.#tell(urgent);
    }
    // What is over may be forgotten; a link that is lost has only hidden it.
    if (news.linked) for (const told of this.#told) if (!open.has(told)) this.#told.delete(told);
  }

  #tell(urgent: Urgent): void {
    const critical = urgent.severity === 'critical';
    // The pages make alerts heard themselves: one sound is enough.
    const sounds = critical && !('alert' in urgent && BrowserWindow.getAllWindows().length > 0);
    if (sounds) shell.beep();
    if (!Notification.isSupported()) return;
    const notification = new Notification({
      ...textOf(urgent, this.#words),
      silent: !sounds,
      urgency: critical ? 'critical' : 'normal',
    });
    notification.on('click', () => this.#opened());
    notification.show();
  }
}

function textOf(urgent: Urgent, words: Words): { title: string; body: string } {
  if (!('alert' in urgent)) {
    const title = words.say(
      urgent.severity === 'critical' ? 'shell.notice.critical' : 'shell.notice.warning',
    );
    return { title, body: words.sayKey(urgent.words, urgent.params) ?? urgent.words };
  }
  const { alert, count } = urgent;
  return noticeText(words, alert, count);
}
