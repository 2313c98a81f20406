import { SHELVE_MS } from '../../../shared/contract/asks/alert-asks.ts';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import { durationMs } from '../../../shared/model/alert-rule.ts';
import type { Reading, StoredRule } from '../../../shared/model/alert.ts';
import { AlertBook } from './alert-book.ts';
import type { AlertParts } from './alert-parts.ts';
import { evaluate, seenIn } from './evaluate.ts';
import type { Judgement } from './evaluate.ts';
import { gaugesNow, presentGauges } from './gauge-reader.ts';
import type { ReadGauge } from './gauge-reader.ts';
import { bringBack } from './instance.ts';
import type { Episode, Instance } from './instance.ts';
import { decideAnew, inhibitorOf, quietedBy } from './inhibition.ts';
import type { InhibitionParts } from './inhibition.ts';
import type { RulePlan } from './rule-plan.ts';
import { idle, offDuty, step } from './rule-state.ts';
import type { Transition, Verdict } from './rule-state.ts';
import { isBlind, isCatchingUp, isCaughtUp, isPast, knownUntil } from './present.ts';
import { cusumParams, nextCusum } from './cusum.ts';
import { RuleTable } from './rule-table.ts';
import type { DueInstant } from './wait-watch.ts';

/** Set back by more than this, the centre's clock is another one. Unit: ms. */
const BACK_MS = 5_000;
/** Gauges are looked at this often at the most, and not again at each of fifty commits a second. Unit: ms. */
const GAUGE_MS = 200;
/** Those that look at all seats or at the whole day, so often at the most. Unit: ms. */
const DEAR_MS = 1_000;
const dearGauges: ReadonlySet<string> = new Set<Gauge>(['stateOverLimit', 'shiftShortfall']);

/** Judges the rules by what the events amount to. Called before every commit, and when only time has passed. */
export class Alerts {
  readonly book: AlertBook;
  private readonly parts: AlertParts;
  private readonly table: RuleTable;
  private readonly inhibition: InhibitionParts;
  private lookedAt = -Infinity;
  /** The centre's time at the last look. */
  private clockAt = -Infinity;
  private dearAt = -Infinity;
  /** The waits are read from the archive when a source comes: the first picture does not wait for it. */
  private recalled = false;
  /** The latest judged instant of a scope: time never goes back in it. */
  private readonly judged = new Map<string, number>();

  constructor(parts: AlertParts) {
    this.parts = parts;
    const { state, rules, scopes, clock } = parts;
    this.book = new AlertBook({ state, rules, scopes, wall: () => clock.now() });
    this.table = new RuleTable(rules, scopes);
    this.inhibition = { scopes, all: () => this.book.all(), ruleOf: (instance) => this.ruleOf(instance) };
  }

  /** The rules are other ones: what no rule speaks of any more is over. */
  rulesChanged(): void {
    this.table.read();
    this.recalled = false;
    this.tidy();
  }

  /** Ends what no rule judges any more: the rule is gone, or about something else. */
  private tidy(): void {
    const now = this.now();
    const scopes = new Map<string, ReadonlySet<string>>();
    for (const { stored } of this.table.all())
      scopes.set(stored.rule.id, new Set(this.parts.scopes.keysOf(stored.rule.scope)));
    for (const instance of this.book.all()) {
      if (scopes.get(instance.rule)?.has(instance.scope)) continue;
      const { episode, machine } = instance;
      instance.machine = idle;
      instance.sum = 0;
      if (episode) {
        this.book.write(machine.state === 'pending' ? 'dropped' : 'cleared', instance, episode, now);
        this.finish(instance, episode, now, machine.state !== 'pending');
      }
      this.book.change(instance);
    }
    this.release(now);
  }

  /** Knows the waits that are stored before others come: those that come are judged one by one. */
  prepare(): void {
    if (this.recalled) return;
    this.tidy();
    this.recall();
  }

  /** Brings every alert up to now. */
  judge(): void {
    const { clock, waits } = this.parts;
    const mono = clock.mono();
    this.heedClock();
    this.prepare();
    waits.heard(this.parts.sources(), mono);
    const due = waits.due(mono);
    for (const instant of due) this.judgeInstant(instant);
    const last = due.at(-1);
    if (last) waits.windows.forget(Math.min(last.at, waits.earliest()));
    if (mono - this.lookedAt >= GAUGE_MS) {
      this.lookedAt = mono;
      this.judgeGauges(mono);
    }
    this.passTime();
  }

  /** Where the centre's clock was set back, or another one counts now, the past begins again; also while nobody looked. */
  private heedClock(): void {
    const now = this.now();
    const isSetBack = now < this.clockAt - BACK_MS;
    if (isSetBack) this.judged.clear();
    this.recalled &&= !isSetBack;
    if (isSetBack || this.clockAt === -Infinity)
      for (const instance of this.book.all())
        if (bringBack(instance, now, BACK_MS)) this.book.change(instance);
    this.clockAt = now;
  }

  /** Alerts that people are called for: they fire, nobody has put them aside, and they are of the present. */
  isLoud({ episode, shelved, machine }: Instance): boolean {
    const fires = machine.state === 'firing' || machine.state === 'recovering';
    return fires && episode !== null && !episode.backfill && episode.inhibitedBy === null && shelved === null;
  }

  /** The centre's now, epoch ms. */
  now(): number {
    return Math.round(this.parts.centreNow());
  }

  /** Calls people for an alert that fires. @param to whom it is passed on, null at first */
  call(
    instance: Instance,
    episode: Episode,
    to: Parameters<AlertBook['notices']['tell']>[2],
    at: number,
  ): void {
    const rule = this.ruleOf(instance);
    if (!rule) return;
    const scope = this.parts.scopes.shown(instance.scope);
    episode.calledAt ??= at;
    episode.notice = this.book.notices.tell({ id: episode.id, scope }, rule, to, at);
    this.book.change(instance);
  }

  /** It keeps quiet no longer: people are called if it fires still and nobody was. */
  speakUp(instance: Instance, at: number): void {
    const { episode } = instance;
    if (episode && episode.notice === null && this.isLoud(instance)) this.call(instance, episode, null, at);
  }

  private recall(): void {
    const wanted = this.table.wanted();
    this.recalled = true;
    this.parts.waits.reset(wanted ?? { longestMs: 0, ledgers: [], kinds: new Set() });
    if (wanted) this.parts.recallWaits(wanted.longestMs);
  }

  private judgeInstant({ at, scopes, feeds }: DueInstant): void {
    for (const scope of scopes) this.judgeWaits(scope, at);
    for (const feed of feeds) this.parts.judged(feed, at);
  }

  private judgeWaits(scope: string, at: number): void {
    // A feed whose clock runs ahead must not take the others' waits out of the window.
    const time = Math.min(Math.max(at, this.judged.get(scope) ?? 0), Math.max(at, this.now()));
    this.judged.set(scope, time);
    for (const { stored, plan } of this.table.about(scope)) {
      const context = this.parts.context(time);
      const seen = plan.windowed
        ? seenIn(plan, this.parts.waits.windows, scope, time, context)
        : this.addUp(stored, scope, at);
      this.apply(stored, plan, scope, time, evaluate(plan, seen, context));
    }
  }

  /** Moves the sum of a CUSUM rule by the waits that ended at an instant. */
  private addUp({ rule }: StoredRule, scope: string, at: number): number {
    const { ended, answered } = this.parts.waits.windows.counters(scope, 'event', 1, at);
    const instance = this.book.take(rule.id, scope);
    const params = cusumParams(rule, this.parts.target());
    for (let i = 0; i < ended; i++) instance.sum = nextCusum(instance.sum, i < answered, params);
    this.book.change(instance);
    return instance.sum;
  }

  private judgeGauges(mono: number): void {
    const read = gaugesNow(this.parts);
    const withDear = mono - this.dearAt >= DEAR_MS;
    if (withDear) this.dearAt = mono;
    const now = this.now();
    for (const { stored, plan } of this.table.gauged) {
      if (!withDear && dearGauges.has(stored.rule.metric)) continue;
      for (const scope of this.scopesOf(stored.rule)) this.judgeGauge(read, stored, plan, scope, now);
    }
  }

  /** What a rule is about now, and what it told of: a hotspot is gone one day, and its alert with it. */
  private scopesOf({ id, scope }: AlertRule): Set<string> {
    const scopes = new Set(this.parts.scopes.keysOf(scope));
    for (const { rule, scope: told, episode } of this.book.all())
      if (rule === id && episode) scopes.add(told);
    return scopes;
  }

  private judgeGauge(read: ReadGauge, stored: StoredRule, plan: RulePlan, scope: string, now: number): void {
    const gauge = presentGauges.find((each) => each === stored.rule.metric);
    // Half of what a source has still to tell says nothing of the present.
    if (
      gauge === undefined ||
      isBlind(this.parts, stored.rule, scope) ||
      isCatchingUp(this.parts, stored.rule, scope)
    )
      return;
    // Between shifts, and at the beginning of one, no target is at risk.
    const value = read(gauge, scope) ?? (gauge === 'shiftShortfall' ? 0 : null);
    if (value !== null)
      return this.apply(stored, plan, scope, now, evaluate(plan, value, this.parts.context(now)));
    const instance = this.book.find(stored.rule.id, scope);
    if (instance) this.loseSight(instance, now);
  }

  /** Moves one alert on by what its rule saw. */
  private apply(stored: StoredRule, plan: RulePlan, scope: string, at: number, seen: Judgement): void {
    const { rule } = stored;
    const verdict = this.parts.onDuty(plan, at) ? seen : { ...seen, ...offDuty };
    const known = this.book.find(rule.id, scope);
    if (!known?.episode && !verdict.breach) return;
    const instance = known ?? this.book.take(rule.id, scope);
    this.seeAgain(plan, instance, at);
    this.move(plan, instance, at, verdict);
    if (instance.episode) instance.episode.readings = verdict.readings;
    // What it reads is seen, and not stored at each look: the transitions are.
    this.book.show(instance);
  }

  private move(
    plan: RulePlan,
    instance: Instance,
    at: number,
    seen: (Verdict & Partial<Judgement>) | null,
  ): void {
    const { state, transitions } = step(plan, instance.machine, at, seen);
    instance.machine = state;
    for (const transition of transitions) this.enter(instance, transition, seen?.readings);
  }

  private enter(instance: Instance, { kind, at }: Transition, readings: Reading[] | undefined): void {
    // One step may end an episode and begin another one.
    if (kind === 'pending') instance.episode = this.book.begin(instance);
    const { episode } = instance;
    if (!episode) return;
    // What a deadline ends was seen before; everything else is what is seen now.
    if (readings && kind !== 'raised' && kind !== 'cleared') episode.readings = readings;
    if (kind === 'pending') episode.pendingAt = at;
    if (kind === 'raised') episode.firedAt = at;
    if (kind === 'raised') episode.backfill = isPast(this.parts, this.ruleOf(instance), at);
    this.book.write(kind, instance, episode, at);
    if (kind === 'raised') this.raised(instance, episode, at);
    if (kind !== 'dropped' && kind !== 'cleared') return;
    this.finish(instance, episode, at, kind === 'cleared');
  }

  /** An episode is over; what it kept quiet may speak. */
  private finish(instance: Instance, episode: Episode, at: number, shown: boolean): void {
    this.book.end(instance, episode, at, shown);
    instance.episode = null;
    this.release(at);
  }

  private raised(instance: Instance, episode: Episode, at: number): void {
    const by = inhibitorOf(this.inhibition, instance);
    // Of rules that keep each other quiet the first one is heard.
    if (by) return this.silence(instance, episode, by, at);
    this.speakUp(instance, this.now());
    for (const other of quietedBy(this.inhibition, instance))
      this.silence(other.instance, other.episode, instance, at);
  }

  private silence(instance: Instance, episode: Episode, by: Instance, at: number): void {
    episode.inhibitedBy = by.rule;
    this.book.write('inhibited', instance, episode, at, { comment: by.rule });
  }

  /** What an alert kept quiet may speak again, unless another one still holds it back. */
  private release(at: number): void {
    for (const { instance, episode } of decideAnew(this.inhibition)) {
      this.book.change(instance);
      if (episode.inhibitedBy !== null) continue;
      this.book.write('released', instance, episode, at);
      // Nobody could have answered while it was not heard.
      if (episode.calledAt !== null) episode.calledAt = this.now();
      this.speakUp(instance, this.now());
    }
  }

  private ruleOf({ rule }: Instance): AlertRule | undefined {
    return this.table.get(rule)?.stored.rule;
  }

  /** What moves by itself: durations, escalations, ends of shelving, silence and its end. */
  private passTime(): void {
    const now = this.now();
    // What an instant not judged yet will say must not be passed by.
    const judged = Math.min(now, this.parts.waits.earliest());
    for (const instance of this.book.all()) {
      this.endShelving(instance, now);
      const ruled = this.table.get(instance.rule);
      if (!ruled || !instance.episode) continue;
      if (isBlind(this.parts, ruled.stored.rule, instance.scope)) {
        this.loseSight(instance, now);
        continue;
      }
      const until = Math.min(judged, knownUntil(this.parts, instance.scope, now));
      // Waits say what they say as soon as their source is back, a gauge when it is read again.
      if (ruled.plan.ofWaits && isCaughtUp(this.parts, instance.scope))
        this.seeAgain(ruled.plan, instance, now);
      if (instance.episode.noDataSince === null)
        this.move(ruled.plan, instance, until, this.parts.onDuty(ruled.plan, until) ? null : offDuty);
      this.comeBack(instance, now);
      this.escalate(ruled.stored.rule, instance, now);
    }
    this.book.forgetResolved(now);
  }

  private endShelving(instance: Instance, now: number): void {
    const { shelved } = instance;
    // A clock set back must not make it longer.
    if (shelved === null || (shelved.until > now && shelved.until - now <= SHELVE_MS)) return;
    this.unshelve(instance, Math.min(shelved.until, now));
  }

  /** It is put aside no longer: people are called as if it fired now, and have as long to answer. */
  unshelve(instance: Instance, at: number, more: { by?: string } = {}): void {
    const { episode } = instance;
    instance.shelved = null;
    this.book.change(instance);
    if (!episode) return;
    this.book.write('unshelved', instance, episode, at, more);
    episode.notice = null;
    episode.calledAt = null;
    this.speakUp(instance, this.now());
  }

  private loseSight(instance: Instance, now: number): void {
    const { episode } = instance;
    if (!episode || episode.noDataSince !== null) return;
    episode.noDataSince = now;
    this.book.write('noData', instance, episode, now);
  }

  /** Its source is heard again: how long it was silent tells nothing of a gauge. */
  private seeAgain(plan: RulePlan, instance: Instance, heardAt: number): void {
    const { episode, machine } = instance;
    if (!episode || episode.noDataSince === null) return;
    // What it tells of the time before was not heard before.
    const at = Math.max(heardAt, episode.noDataSince);
    const blind = at - episode.noDataSince;
    if (!plan.windowed && machine.state !== 'firing') {
      instance.machine = { ...machine, since: machine.since + blind, pendingAt: machine.pendingAt + blind };
    }
    episode.noDataSince = null;
    this.book.write('dataBack', instance, episode, at);
  }

  /** Raised while the past was filled in, and still so now that it is over. */
  private comeBack(instance: Instance, now: number): void {
    const { episode } = instance;
    if (!episode?.backfill || !isCaughtUp(this.parts, instance.scope)) return;
    episode.backfill = false;
    this.book.change(instance);
    this.speakUp(instance, now);
  }

  private escalate(rule: AlertRule, instance: Instance, now: number): void {
    const { episode } = instance;
    const next = episode && rule.escalate[episode.steps];
    // From when people were called: nobody could have answered before.
    if (!episode || !next || episode.calledAt === null || episode.noDataSince !== null) return;
    // While it recovers nothing is wrong: it is passed on if it comes back.
    if (instance.machine.state !== 'firing') return;
    if (episode.acknowledged || !this.isLoud(instance) || now < episode.calledAt + durationMs(next.after))
      return;
    episode.steps++;
    this.passOn(instance, episode, next.to, now);
  }

  /** Passes an alert on to those who come next. */
  passOn(
    instance: Instance,
    episode: Episode,
    to: AlertRule['escalate'][number]['to'],
    at: number,
    more: { by?: string; comment?: string } = {},
  ): void {
    episode.escalated = { to, at };
    this.book.write('escalated', instance, episode, at, { to, ...more });
    this.call(instance, episode, to, at);
  }
}
