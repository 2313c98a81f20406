import type { ReactNode } from 'react';
import { ruleName, whereText } from '../../../shared/alerts-text/alert-line.ts';
import type { Answers } from '../../../shared/contract/asks.ts';
import type { ShellHealth } from '../../../shared/contract/bridge.ts';
import type { Topics } from '../../../shared/contract/topics.ts';
import type { AlarmLoad } from '../../../shared/model/alert.ts';
import { severities } from '../../../shared/model/fault.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount, formatSpan, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { healthCounts } from '../../setup/health-view.ts';
import { countStates } from '../pages/alerts/inbox-view.ts';
import { feedRows } from '../pages/health/feed-rows.ts';
import { quarantineCount } from '../pages/health/quarantine-count.ts';
import { processFacts, retentionFacts, storageFacts } from '../pages/health/station-facts.ts';
import type { SignalSubject } from './card-subject.ts';
import { scopeKey } from './scope-key.ts';
import { signalFacts } from './signals.ts';

/** What a card's page follows or has asked for; what is not there yet is undefined. */
export interface SignalData {
  feeds?: Topics['feeds'] | undefined;
  load?: AlarmLoad | undefined;
  alerts?: Topics['alerts'] | undefined;
  faults?: Topics['faults'] | undefined;
  gaps?: Answers['gaps.list'] | undefined;
  quarantine?: Answers['quarantine.list'] | undefined;
  health?: Answers['health.read'] | undefined;
  stored?: Answers['health.database'] | undefined;
  /** Null: there is no application around the page, or it does not say. */
  shell?: ShellHealth | null | undefined;
}

/** When and how it is told. `now`: the centre's time, `real`: the station's own, epoch ms. */
export interface SignalContext {
  now: number;
  real: number;
  zone: Zone;
  words: Words;
}

/** A number that is no metric, as its card has it. */
export interface SignalValue {
  /** Null: what it is of has gone; undefined: not known yet. */
  value: ReactNode;
  /** Of what it is. */
  whose: string;
}

type Teller = (subject: SignalSubject, data: SignalData, context: SignalContext) => SignalValue;

/** A number from what its page shows it from, so that card and page cannot differ. */
export const signalValue: Teller = (subject, data, context) =>
  tellers[signalFacts(subject.signal).from](subject, data, context);

const tellers = {
  feed({ signal, of }, { feeds }, { now, words }) {
    if (feeds === undefined) return { value: undefined, whose: of };
    const row = feedRows(feeds, now, words).find(({ id }) => id === of);
    const column = feedColumns.find((each) => signal === `feed.${each}`);
    return { value: row === undefined || column === undefined ? null : row[column], whose: row?.name ?? of };
  },
  stored({ signal, of }, { stored, feeds }, { zone }) {
    const whose = feeds?.[of]?.name ?? of;
    const source = stored?.sources.find(({ id }) => id === of);
    if (source === undefined) return { value: stored && null, whose };
    if (signal === 'feed.newestEvent') return { value: momentOf(source.newestEvent, zone), whose };
    return { value: formatCount(signal === 'feed.late' ? source.late : source.duplicates), whose };
  },
  gap({ of }, { gaps, feeds }) {
    const gap = gaps?.entries.find(({ id }) => String(id) === of);
    if (gap === undefined) return { value: gaps && null, whose: '' };
    const name = feeds?.[gap.source]?.name ?? gap.source;
    return { value: formatCount(gap.to - gap.from + 1), whose: `${name} · ${gap.from}–${gap.to}` };
  },
  quarantine({ of, part }, { quarantine }, { words }) {
    const code = words.sayKey(`desk.health.quarantine.code.${part}`) ?? part;
    const whose = [of || words.say('desk.health.quarantine.source.all'), code].filter(Boolean).join(' · ');
    return { value: quarantine && formatCount(quarantineCount(quarantine.totals, of, part)), whose };
  },
  station({ signal }, { health, stored }, { real, zone, words }) {
    const whose = words.say('signal.station');
    if (health === undefined || stored === undefined) return { value: undefined, whose };
    const facts = [
      ...processFacts(health, real, words),
      ...storageFacts(health, stored, words),
      ...retentionFacts(stored, zone, words),
    ];
    return { value: facts.find((fact) => fact.signal === signal)?.value ?? null, whose };
  },
  shell({ signal }, { shell }, { words }) {
    const fact = shell && healthCounts(shell, words).find((each) => each.signal === signal);
    return { value: fact ? fact.value : shell && null, whose: words.say('desk.health.shell') };
  },
  load({ signal, of, part }, { load, alerts }, { now, words }) {
    const whose = words.say('card.centre');
    if (load === undefined) return { value: undefined, whose };
    switch (signal) {
      case 'load.raised':
        return { value: formatCount(load.raised), whose };
      case 'load.tenMinutes':
        return {
          value: countOf(load.tenMinutes[Number(part)]),
          whose: `${whose} · ${spanText(load, part, words)}`,
        };
      case 'load.severity': {
        const severity = severities.find((each) => each === part);
        const name = severity === undefined ? part : words.say(`alert.severity.${severity}`);
        return { value: countOf(severity && load.bySeverity[severity]), whose: `${whose} · ${name}` };
      }
      case 'load.chattering': {
        const found = load.chattering.find(({ rule, scope }) => rule === of && scopeKey(scope) === part);
        return {
          value: countOf(found?.count),
          whose: found ? `${of} · ${whereText(words, found.scope)}` : of,
        };
      }
      case 'load.standing': {
        const found = load.standing.find(({ alert }) => alert === of);
        const known = alerts?.[of];
        return {
          value: found === undefined ? null : formatSpan(Math.max(0, now - found.since), words),
          whose: known ? `${ruleName(words, known.name)} · ${whereText(words, known.scope)}` : of,
        };
      }
      default:
        return { value: formatCount(load.lastHour), whose };
    }
  },
  alerts(_, { alerts }, { words }) {
    const whose = words.say('card.centre');
    return { value: alerts && words.say('alerts.count', countStates(alerts)), whose };
  },
  faults(_, { faults }, { words }) {
    return { value: faults && formatCount(Object.keys(faults).length), whose: words.say('signal.station') };
  },
} satisfies Record<ReturnType<typeof signalFacts>['from'], Teller>;

/** Figures of a source as its row has them. */
const feedColumns = ['age', 'rate', 'behind', 'missing', 'quarantined', 'skew'] as const;

function spanText({ tenMinutes }: AlarmLoad, part: string, { say }: Words): string {
  const to = (tenMinutes.length - Number(part) - 1) * 10;
  return say('desk.health.alarms.span', { from: to + 10, to });
}

function countOf(count: number | undefined): string | null {
  return count === undefined ? null : formatCount(count);
}

function momentOf(time: number | null, zone: Zone): string {
  return time === null ? NONE : `${formatLocal(zone, time, 'date')} ${formatLocal(zone, time, 'time')}`;
}
