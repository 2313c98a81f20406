import type { JournalEntry, JournalKind } from '../../../shared/model/alert.ts';
import type { AlertChanges, AlertState } from './alert-archive.ts';
import { newEpisode, newInstance, readInstance, storedInstance } from './instance.ts';
import type { Episode, Instance } from './instance.ts';
import { NoticeBook } from './notice-book.ts';
import type { RuleBook } from './rule-book.ts';
import type { Scopes } from './scopes.ts';

/** How long what has resolved is still shown, ms. */
export const RESOLVED_MS = 120_000;
/** Journal lines of raised alerts are kept for the alarm load for so long, ms. */
const KEPT_MS = 3_600_000;

/** An alert that is over, as it was last. */
export interface Resolved extends Pick<Instance, 'rule' | 'scope' | 'machine' | 'shelved'> {
  episode: Episode;
  at: number;
}

/** What of a journal line is not plain from its alert. */
export type EntryMore = Partial<Pick<JournalEntry, 'by' | 'comment' | 'to' | 'until'>>;

/** What books are made from. */
export interface BookParts {
  state: AlertState;
  rules: RuleBook;
  scopes: Scopes;
  /** The host's clock, epoch ms. */
  wall(): number;
}

/** The alerts there are and their journal; what changes is handed to the archive with the next commit. */
export class AlertBook {
  readonly notices: NoticeBook;
  /** Over for not longer than `RESOLVED_MS`. */
  resolved: Resolved[] = [];
  /** Journal lines of the last hour's raised alerts. */
  raised: JournalEntry[];
  private readonly parts: BookParts;
  private readonly instances = new Map<string, Instance>();
  private readonly byEpisode = new Map<string, Instance>();
  private lastAlert: number;
  private lastEntry: number;
  private dirty = new Set<Instance>();
  private journal: JournalEntry[] = [];
  /** Ids of alerts whose cells changed. */
  private touched = new Set<string>();

  constructor(parts: BookParts) {
    const { state } = parts;
    this.parts = parts;
    this.notices = new NoticeBook(state.notices, state.lastNotice, () => this.openNotices());
    this.raised = state.raised;
    this.lastAlert = state.lastAlert;
    this.lastEntry = state.lastEntry;
    for (const { rule, scope, body } of state.instances) {
      if (body === null) continue;
      const instance = readInstance({ rule, scope, body });
      this.instances.set(keyOf(rule, scope), instance);
      if (instance.episode) this.byEpisode.set(instance.episode.id, instance);
      // An alert that still pends has no line in the journal that tells its number.
      this.lastAlert = Math.max(this.lastAlert, Number(instance.episode?.id ?? 0));
    }
  }

  all(): Iterable<Instance> {
    return this.instances.values();
  }

  find(rule: string, scope: string): Instance | undefined {
    return this.instances.get(keyOf(rule, scope));
  }

  byId(id: string): Instance | undefined {
    return this.byEpisode.get(id);
  }

  /** The instance of a rule in a scope, made when there is none. */
  take(rule: string, scope: string): Instance {
    const key = keyOf(rule, scope);
    let instance = this.instances.get(key);
    if (!instance) this.instances.set(key, (instance = newInstance(rule, scope)));
    return instance;
  }

  begin(instance: Instance): Episode {
    const episode = newEpisode(String(++this.lastAlert));
    this.byEpisode.set(episode.id, instance);
    return episode;
  }

  /** Notices of alerts that go on. */
  openNotices(): ReadonlySet<string> {
    const open = new Set<string>();
    for (const { episode } of this.byEpisode.values()) if (episode?.notice) open.add(episode.notice);
    return open;
  }

  /** The instance is other than it was, and has to be stored. */
  change(instance: Instance): void {
    this.dirty.add(instance);
    this.show(instance);
  }

  /** Only what it shows is other than before. */
  show({ episode }: Instance): void {
    if (episode) this.touched.add(episode.id);
  }

  /** Writes a line about an episode. @param at the centre's time it is about, epoch ms */
  write(kind: JournalKind, instance: Instance, episode: Episode, at: number, more: EntryMore = {}): void {
    const stored = this.parts.rules.known(instance.rule);
    if (!stored) return;
    const { rule, revision } = stored;
    const entry: JournalEntry = {
      id: ++this.lastEntry,
      alert: episode.id,
      kind,
      at,
      writtenAt: Math.round(this.parts.wall()),
      rule: rule.id,
      revision,
      name: rule.name,
      metric: rule.metric,
      raise: rule.raise,
      severity: rule.severity,
      scope: this.parts.scopes.shown(instance.scope),
      readings: more.by === undefined ? episode.readings : [],
      backfill: episode.backfill,
      by: '',
      comment: '',
      to: '',
      until: null,
      ...more,
    };
    this.journal.push(entry);
    if (kind === 'raised') this.raised = [...this.raised.filter((each) => each.at > at - KEPT_MS), entry];
    this.change(instance);
    this.touched.add(episode.id);
  }

  /** The instance's episode is over. @param shown it is still to be seen for a while */
  end(instance: Instance, episode: Episode, at: number, shown: boolean): void {
    const { rule, scope, machine, shelved } = instance;
    if (shown) this.resolved.push({ rule, scope, machine, shelved, episode, at });
    this.byEpisode.delete(episode.id);
    this.touched.add(episode.id);
  }

  /** Forgets what has been over for long enough; their cells go. */
  forgetResolved(now: number): void {
    const gone = this.resolved.filter(({ at }) => at <= now - RESOLVED_MS || at > now);
    if (gone.length === 0) return;
    for (const { episode } of gone) this.touched.add(episode.id);
    this.resolved = this.resolved.filter((each) => !gone.includes(each));
  }

  hasChanges(): boolean {
    return this.dirty.size > 0 || this.journal.length > 0 || this.parts.rules.hasChanges();
  }

  /** What changed since the last call, for the archive. */
  takeChanges(): AlertChanges {
    const changes = {
      rules: this.parts.rules.takeChanged(),
      instances: [...this.dirty].map(storedInstance),
      journal: this.journal,
      notices: this.notices.takeChanged(),
    };
    for (const { rule, scope, body } of changes.instances)
      if (body === null) this.instances.delete(keyOf(rule, scope));
    this.dirty = new Set();
    this.journal = [];
    return changes;
  }

  /** Ids of the alerts whose cells changed since the last call. */
  takeTouched(): ReadonlySet<string> {
    const { touched } = this;
    this.touched = new Set();
    return touched;
  }
}

function keyOf(rule: string, scope: string): string {
  return `${rule} ${scope}`;
}
