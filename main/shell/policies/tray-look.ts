import type { FromStation, Urgent } from '../../../shared/contract/station-process.ts';

type News = Omit<Extract<FromStation, { t: 'news' }>, 't'>;

/** Colour and form of the tray's picture, each a file of assets/icons/tray. */
export type TrayState = 'normal' | 'watch' | 'warning' | 'critical' | 'stale';

/** What the tray shows: the worst that is open; `badge`: how much of it is a warning or worse. */
export function trayLook({ linked, urgent }: News): { state: TrayState; badge: number } {
  if (!linked) return { state: 'stale', badge: 0 };
  const of = (severity: Urgent['severity']): number =>
    urgent.filter((each) => each.severity === severity).length;
  const [critical, warning, notice] = [of('critical'), of('warning'), of('notice')];
  const state = critical > 0 ? 'critical' : warning > 0 ? 'warning' : notice > 0 ? 'watch' : 'normal';
  return { state, badge: critical + warning };
}

/** What was not urgent before: each of it is told once. A link that comes back tells nothing twice. */
export function newlyUrgent(toldKeys: ReadonlySet<string>, { urgent }: News): Urgent[] {
  return urgent.filter((each) => each.tell && !toldKeys.has(`${each.key} ${each.since}`));
}
