import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Alerts } from './alerts.ts';
import { deedOf } from './instance.ts';
import type { Episode, Instance } from './instance.ts';

/** Makes what people did durable: ends the transaction of the events; false when nothing can be stored. */
export type Settle = () => boolean;

/** What people do with alerts; each is in the journal and on disk when it returns, with the ids of those it was done to. */
export class AlertActs {
  private readonly alerts: Alerts;
  private readonly settle: Settle;
  private readonly note: (done: readonly string[]) => void;

  /** @param note writes down who did it, in the same transaction */
  constructor(alerts: Alerts, settle: Settle, note: (done: readonly string[]) => void) {
    this.alerts = alerts;
    this.settle = settle;
    this.note = note;
  }

  /** What fires is acknowledged once; a second one is no news. */
  acknowledge(ids: readonly string[], comment: string, who: Person): string[] {
    return this.each(ids, (instance, episode, at) => {
      if (instance.machine.state === 'pending' || episode.acknowledged !== null) return false;
      const deed = deedOf(who, at, comment);
      episode.acknowledged = deed;
      this.alerts.book.write('acknowledged', instance, episode, at, { by: deed.by, comment });
      return true;
    });
  }

  /** Puts alerts aside; they come back by themselves, also those that resolve and fire again meanwhile. */
  shelve(ids: readonly string[], minutes: number, comment: string, who: Person): string[] {
    return this.each(ids, (instance, episode, at) => {
      const until = at + minutes * 60_000;
      instance.shelved = { ...deedOf(who, at, comment), until };
      this.alerts.book.write('shelved', instance, episode, at, { by: who.name, comment, until });
      return true;
    });
  }

  unshelve(ids: readonly string[], who: Person): string[] {
    return this.each(ids, (instance, _episode, at) => {
      if (instance.shelved === null) return false;
      this.alerts.unshelve(instance, at, { by: who.name });
      return true;
    });
  }

  escalate(
    ids: readonly string[],
    to: NonNullable<Alert['escalated']>['to'],
    comment: string,
    who: Person,
  ): string[] {
    return this.each(ids, (instance, episode, at) => {
      if (instance.machine.state === 'pending') return false;
      this.alerts.passOn(instance, episode, to, at, { by: who.name, comment });
      return true;
    });
  }

  private each(
    ids: readonly string[],
    act: (instance: Instance, episode: Episode, at: number) => boolean,
  ): string[] {
    if (!this.settle())
      throw new AskRefusal('storage', 'nothing can be stored now; see the faults on the screen');
    const at = this.alerts.now();
    const done = ids.filter((id) => {
      const instance = this.alerts.book.byId(id);
      return instance?.episode ? act(instance, instance.episode, at) : false;
    });
    this.note(done);
    if (!this.settle()) throw new AskRefusal('storage', 'what you did could not be stored; do it again');
    return done;
  }
}
