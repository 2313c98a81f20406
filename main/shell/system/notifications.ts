import { Notification, shell } from 'electron';
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

  #tell({ severity, words, params }: Urgent): void {
    const body = this.#words.sayKey(words, params) ?? words;
    if (severity === 'critical') shell.beep();
    if (!Notification.isSupported()) return;
    const title = this.#words.say(severity === 'critical' ? 'shell.notice.critical' : 'shell.notice.warning');
    const notification = new Notification({
      title,
      body,
      silent: severity !== 'critical',
      urgency: severity === 'critical' ? 'critical' : 'normal',
    });
    notification.on('click', () => this.#opened());
    notification.show();
  }
}
