import type { Alert, AlertNote, Notice } from '../../../shared/model/alert.ts';
import { alarmLoad } from '../alerts/alarm-load.ts';
import type { Raised } from '../alerts/alarm-load.ts';
import type { OpenedAlerts } from '../alerts/open-alerts.ts';
import { alertOf, noteOf } from '../alerts/instance.ts';
import type { Episode, Instance } from '../alerts/instance.ts';
import type { Board } from './board.ts';

/** How long a notice is shown whose alerts are over, ms. */
const SHOWN_MS = 600_000;

type Shown = Pick<Instance, 'rule' | 'scope' | 'machine' | 'shelved'>;

/** Tells the board how the cells about alerts are made. */
export function declareAlerts(board: Board, { alerts, rules, scopes }: OpenedAlerts): void {
  const { book } = alerts;

  /** An alert that is, or was until a moment ago. */
  function find(id: string): { instance: Shown; episode: Episode; over: boolean } | undefined {
    const instance = book.byId(id);
    if (instance?.episode) return { instance, episode: instance.episode, over: false };
    const resolved = book.resolved.find(({ episode }) => episode.id === id);
    return resolved && { instance: resolved, episode: resolved.episode, over: true };
  }

  function ids(): string[] {
    const open = [...book.all()].flatMap(({ episode }) => (episode ? [episode.id] : []));
    return [...open, ...book.resolved.map(({ episode }) => episode.id)];
  }

  board.topic('alerts', {
    keys: ids,
    cell(id): Alert | undefined {
      const found = find(id);
      const stored = found && rules.known(found.instance.rule);
      if (!found || !stored) return undefined;
      return alertOf(found.instance, found.episode, stored, scopes.shown(found.instance.scope), found.over);
    },
  });
  board.topic('alertNotes', {
    keys: ids,
    cell(id): AlertNote | undefined {
      const found = find(id);
      return found && noteOf(found.instance, found.episode);
    },
  });
  board.topic('notices', {
    keys: () => book.notices.shown(alerts.now(), SHOWN_MS).map(({ id }) => id),
    cell(id): Notice | undefined {
      const notice = book.notices.get(id);
      const shown = notice && (notice.at > alerts.now() - SHOWN_MS || book.openNotices().has(id));
      return shown ? notice : undefined;
    },
  });
  board.topic('alarmLoad', {
    keys: () => ['load'],
    cell() {
      const now = alerts.now();
      const firing = [...book.all()].flatMap(({ episode, machine }) =>
        episode && machine.firedAt !== null ? [{ alert: episode.id, since: machine.firedAt }] : [],
      );
      const raised: readonly Raised[] = book.raised;
      return alarmLoad(book.notices.recent(now), raised, firing, book.notices.isFlood(now), now);
    },
  });
}
