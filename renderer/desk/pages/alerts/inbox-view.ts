import { byUrgency, ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import { type Alert, alertStates } from '../../../../shared/model/alert.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** Columns that can be sorted by. `need`: the most urgent first, as pop-ups and walls have it. */
export const sortKeys = ['need', 'what', 'since', 'where', 'state'] as const;
export type SortKey = (typeof sortKeys)[number];

/** What of the inbox is shown, and in which order. */
export interface InboxFilter {
  text: string;
  pending: boolean;
  resolved: boolean;
  sort: string;
  down: boolean;
}

/** The alerts of an inbox; what pends stands behind what fires, what has resolved behind both, unless sorted otherwise. */
export function inboxAlerts(
  alerts: Readonly<Record<string, Alert>> | undefined,
  filter: InboxFilter,
  words: Words,
): Alert[] {
  const wanted = filter.text.trim().toLowerCase();
  const compare = comparers[sortKeys.find((key) => key === filter.sort) ?? 'need'](words);
  return Object.values(alerts ?? {})
    .filter(
      (alert) =>
        (filter.pending || alert.state !== 'pending') &&
        (filter.resolved || alert.state !== 'resolved') &&
        (wanted === '' || textOf(alert, words).includes(wanted)),
    )
    .toSorted((a, b) => (filter.down ? compare(b, a) : compare(a, b)) || byNeed(a, b));
}

/** How many stand in each state. */
export function countStates(alerts: Readonly<Record<string, Alert>> | undefined): {
  firing: number;
  pending: number;
  resolved: number;
} {
  const all = Object.values(alerts ?? {});
  const of = (...states: Alert['state'][]) => all.filter(({ state }) => states.includes(state)).length;
  return { firing: of('firing', 'recovering'), pending: of('pending'), resolved: of('resolved') };
}

type Comparer = (a: Alert, b: Alert) => number;

const comparers: Record<SortKey, (words: Words) => Comparer> = {
  need: () => byNeed,
  what: (words) => byText((alert) => ruleName(words, alert.name), words),
  since: () => (a, b) => b.pendingAt - a.pendingAt,
  where: (words) => byText((alert) => whereText(words, alert.scope), words),
  state: () => (a, b) => alertStates.indexOf(a.state) - alertStates.indexOf(b.state),
};

function byNeed(a: Alert, b: Alert): number {
  return standing(a) - standing(b) || byUrgency(a, b);
}

/** 0 what wants somebody, 1 what is put aside or kept quiet, 2 what is watched, 3 what is over. */
function standing({ state, shelved, inhibitedBy }: Alert): number {
  if (state === 'resolved') return 3;
  if (state === 'pending') return 2;
  return shelved === null && inhibitedBy === null ? 0 : 1;
}

function byText(text: (alert: Alert) => string, { language }: Words): Comparer {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => compare(text(a), text(b));
}

function textOf({ name, rule, scope }: Alert, words: Words): string {
  return `${name.zh} ${name.en} ${rule} ${whereText(words, scope)}`.toLowerCase();
}
