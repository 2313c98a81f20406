import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Alert, Notice } from '../../../shared/model/alert.ts';
import type { Severity } from '../../../shared/model/fault.ts';

/** So long (ms) after a notice, alerts of its severity join it instead of calling anew. */
const GROUP_MS: Record<Severity, number> = { critical: 60_000, warning: 300_000, notice: 3_600_000 };
/** More notices than this in ten minutes are a flood: then every severity calls once in ten minutes at the most. */
const FLOOD = 5;
const FLOOD_MS = 600_000;
/**
 * As many notices in an hour are all that people can follow (alerts.md: 6 an hour). When so many were, what fires by a
 * rule that called in the last ten minutes joins that call: the sixth queue without anybody ready is no news.
 */
const BUSY = 6;
/** How long notices are kept for the alarm load, ms. */
const KEPT_MS = 3_600_000;
/** Alerts named in a notice. */
const NAMED = 50;

type Told = Pick<Alert, 'id' | 'scope'>;
/** What of its rule decides how it is told. */
type Telling = Pick<AlertRule, 'id' | 'severity' | 'channels'>;

/**
 * Calls for attention: what fires within a minute is told as one. A queue has as many alerts as there are queues, and
 * people can follow one call a minute or two (EEMUA 191).
 */
export class NoticeBook {
  private notices: Notice[];
  private last: number;
  private changed = new Map<string, Notice>();
  private readonly open: () => ReadonlySet<string>;

  /**
   * @param stored those of the last hour and of alerts that go on, oldest first. @param last the highest id ever given
   * @param open ids of notices whose alerts go on
   */
  constructor(stored: readonly Notice[], last: number, open: () => ReadonlySet<string>) {
    this.open = open;
    this.notices = [...stored];
    this.last = last;
  }

  /** Tells of an alert of a rule at a time (the centre's, epoch ms): the id of the notice it is in. */
  tell(alert: Told, rule: Telling, to: Notice['to'], at: number): string {
    const open = this.openFor(rule, to, at);
    const notice = open ? joined(open, alert, rule.channels) : this.begin(alert, rule, to, at);
    if (open) this.notices[this.notices.indexOf(open)] = notice;
    this.changed.set(notice.id, notice);
    return notice.id;
  }

  /** Those of the last hour, oldest first. */
  recent(now: number): readonly Notice[] {
    return this.notices.filter(({ at }) => at > now - KEPT_MS && at <= now);
  }

  get(id: string): Notice | undefined {
    return this.notices.find((each) => each.id === id);
  }

  /** Those younger than `ms`, and those whose alerts go on. */
  shown(now: number, ms: number): Notice[] {
    const open = this.open();
    return this.notices.filter(({ at, id }) => (at > now - ms && at <= now) || open.has(id));
  }

  /** More notices than people can follow? */
  isFlood(now: number): boolean {
    return this.notices.filter(({ at }) => at > now - FLOOD_MS && at <= now).length >= FLOOD;
  }

  takeChanged(): Notice[] {
    const changed = [...this.changed.values()];
    this.changed.clear();
    return changed;
  }

  private openFor({ id: rule, severity }: Telling, to: Notice['to'], at: number): Notice | undefined {
    const usual = GROUP_MS[severity];
    const long = Math.max(FLOOD_MS, usual);
    const span = this.isFlood(at) ? long : usual;
    const isBusy = this.recent(at).length >= BUSY;
    return this.notices.findLast(
      (each) =>
        each.severity === severity &&
        each.to === to &&
        each.at > at - (isBusy && each.rule === rule ? long : span) &&
        each.at <= at,
    );
  }

  private begin({ id }: Told, rule: Telling, to: Notice['to'], at: number): Notice {
    const { severity, channels } = rule;
    const notice = {
      id: String(++this.last),
      rule: rule.id,
      severity,
      at,
      alerts: [id],
      count: 1,
      channels: [...channels],
      to,
    };
    const open = this.open();
    this.notices = [...this.notices.filter((each) => each.at > at - KEPT_MS || open.has(each.id)), notice];
    return notice;
  }
}

/** What concerns the whole centre stands before what concerns a part of it. */
function joined(notice: Notice, { id, scope }: Told, channels: Telling['channels']): Notice {
  const others = notice.alerts.filter((each) => each !== id);
  const alerts = scope.kind === 'centre' ? [id, ...others] : [...others, id];
  return {
    ...notice,
    alerts: alerts.slice(0, NAMED),
    count: notice.alerts.includes(id) ? notice.count : notice.count + 1,
    channels: [...new Set([...notice.channels, ...channels])],
  };
}
