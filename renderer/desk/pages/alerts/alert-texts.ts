import { momentText, ruleName } from '../../../../shared/alerts-text/alert-line.ts';
import type { Alert, AlertNote } from '../../../../shared/model/alert.ts';
import type { Role } from '../../../../shared/model/person.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** How an alert stands, and what beside it people should know of it. `inhibitor`: the name of the rule that keeps it quiet. */
export function stateTexts(
  { say }: Words,
  { state, noDataSince, inhibitedBy, backfill, acknowledged, shelved }: Alert,
  inhibitor: string,
): string[] {
  return [
    say(`alert.state.${state}`),
    ...(acknowledged === null ? [] : [say('alert.acknowledged')]),
    ...(shelved === null ? [] : [say('alert.shelved')]),
    ...(noDataSince === null ? [] : [say('alert.noData')]),
    ...(inhibitedBy === null ? [] : [say('alert.inhibited', { rule: inhibitor })]),
    ...(backfill ? [say('alert.backfill')] : []),
  ];
}

/** Who did what with it: by name where names may be seen, else by role. */
export function takenTexts(
  words: Words,
  zone: Zone,
  { acknowledged, shelved, escalated }: Alert,
  note: AlertNote | undefined,
  now: number,
): string[] {
  const { say } = words;
  const who = (by: string | undefined, role: Role) => by || say(`alert.role.${role}`);
  return [
    ...(acknowledged === null
      ? []
      : [say('alerts.takenBy', { who: who(note?.acknowledged?.by, acknowledged.role) })]),
    ...(shelved === null
      ? []
      : [
          say('alerts.shelvedBy', {
            who: who(note?.shelved?.by, shelved.role),
            at: momentText(zone, shelved.until, now),
          }),
        ]),
    ...(escalated === null ? [] : [say('alert.escalatedTo', { to: say(`alert.to.${escalated.to}`) })]),
  ];
}

/** The name of the rule that keeps an alert quiet, by one of its own alerts; its id where there is none. */
export function inhibitorOf(
  words: Words,
  { inhibitedBy }: Alert,
  alerts: Readonly<Record<string, Alert>> = {},
): string {
  if (inhibitedBy === null) return '';
  const loud = Object.values(alerts).find(({ rule }) => rule === inhibitedBy);
  return loud === undefined ? inhibitedBy : ruleName(words, loud.name);
}
