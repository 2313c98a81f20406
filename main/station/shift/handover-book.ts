import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { HandoverAnswers } from '../../../shared/contract/asks/handover-asks.ts';
import type { OpenItems } from '../../../shared/model/duty-item.ts';
import type { DutyCell, Handover, HandoverShift } from '../../../shared/model/handover.ts';
import type { Person } from '../../../shared/model/person.ts';
import { dutyShifts } from '../../../shared/time/duty-shifts.ts';
import type { DutyShifts } from '../../../shared/time/duty-shifts.ts';
import type { ShiftInstance, ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { maskText } from '../ingest/mask-raw.ts';
import type { DutyBookParts } from './duty-book-parts.ts';
import type { HandoverEntry, Unnumbered } from './duty-archive.ts';
import { answering, whyNotGiven } from './handover-rules.ts';
import type { Successors } from './handover-rules.ts';
import { readHandovers, withoutItems } from './read-handovers.ts';
import type { FullHandover } from './read-handovers.ts';

/** So many hand-overs are followed on desks: ten days of three shifts. */
const SHOWN = 30;
/** A hand-over is late when it is not accepted so long after the next shift began, ms. */
const LATE_MS = 15 * 60_000;

type Done = HandoverAnswers['handover.give'];

export interface HandoverBookParts extends DutyBookParts {
  plan: ShiftPlan;
  zone: Zone;
  successors(): Successors;
  /** What is open now. @param until end of the time in which orders are due, epoch ms */
  open(until: number | null): OpenItems;
}

/**
 * The hand-overs from shift to shift. A shift is handed over once: again only after it was declined. Each step is on disk
 * with its line in the audit journal when it returns, and asked again with the same key it is not done again.
 */
export class HandoverBook {
  private readonly parts: HandoverBookParts;
  private handovers: FullHandover[];
  private known: DutyShifts | null = null;

  /** Goes on with what is stored. @throws what the archive throws */
  constructor(parts: HandoverBookParts) {
    this.parts = parts;
    this.handovers = readHandovers(parts.archive.handoverEntries(0, Number.MAX_SAFE_INTEGER, SHOWN));
  }

  ids(): string[] {
    return this.handovers.map(({ id }) => id);
  }

  shown(id: string): Handover | undefined {
    const found = this.handovers.find((each) => each.id === id);
    return found && withoutItems(found);
  }

  /** A hand-over with its items, however long ago it was. */
  find(id: string): FullHandover | undefined {
    return (
      this.handovers.find((each) => each.id === id) ??
      readHandovers(this.parts.archive.handoverOfId(Number(id)))[0]
    );
  }

  /** The shifts about which there is something to hand over. */
  duty(): DutyCell {
    const { before, on, next } = this.shifts();
    return { before: shiftOf(before), on: shiftOf(on), next: shiftOf(next), late: this.isLate(before, on) };
  }

  /** When the shift before began: notes since then are shown. Epoch ms. */
  shownSince(): number {
    const { before, on } = this.shifts();
    return before?.start ?? on?.start ?? this.parts.now() - 86_400_000;
  }

  /** What is open now, for the shift that is handed over next. */
  open(): OpenItems {
    return this.parts.open(this.shifts().next?.end ?? null);
  }

  /** Hands a shift over. */
  give({ key, shift: start, to: named, remark }: AskArgs<'handover.give'>, who: Person): Done {
    const done = this.doneBefore(key);
    if (done) return done;
    const { before, on, next } = this.shifts();
    const pair = [
      [before, on],
      [on, next],
    ].find(([shift]) => shift?.start === start);
    if (!pair?.[0]) return { ok: false, problem: 'noShift' };
    const [shift, following = null] = pair;
    const to = named.trim();
    const problem = whyNotGiven(to, this.parts.successors(), this.lastOf(start));
    if (problem !== null) return { ok: false, problem };
    const { items, counts } = this.parts.open(following?.end ?? null);
    const body = {
      shift: shiftOf(shift),
      next: shiftOf(following),
      to,
      remark: maskText(remark),
      items,
      counts,
    };
    return this.add({ ...this.deed(key, who), kind: 'given', handover: null, body }, who);
  }

  accept({ key, id, name }: AskArgs<'handover.accept'>, who: Person): Done {
    return this.reply('accepted', { key, id, name, reason: '' }, who);
  }

  decline(asked: AskArgs<'handover.decline'>, who: Person): Done {
    return this.reply('declined', asked, who);
  }

  private reply(
    kind: 'accepted' | 'declined',
    { key, id, name, reason }: AskArgs<'handover.decline'>,
    who: Person,
  ): Done {
    const done = this.doneBefore(key);
    if (done) return done;
    const before = this.find(id);
    if (before === undefined) return { ok: false, problem: 'absent' };
    const may = answering(before, who, name);
    if (!may.ok) return may;
    if (kind === 'declined' && reason === '') return { ok: false, problem: 'noReason' };
    const body = { inPlace: may.inPlace, reason: maskText(reason) };
    return this.add({ ...this.deed(key, who), by: may.by, kind, handover: Number(id), body }, who);
  }

  private add(entry: Unnumbered<HandoverEntry>, who: Person): Done {
    const { archive, store, wall, changed } = this.parts;
    const before = entry.handover === null ? undefined : this.find(String(entry.handover));
    const after = store(() => {
      const id = archive.addHandoverEntry(entry);
      const [made] = readHandovers(archive.handoverOfId(entry.handover ?? id));
      if (made === undefined) throw new Error(`hand-over ${id} is not there after it was stored`);
      const what = whats[entry.kind];
      archive.audit.note({
        at: wall(),
        who,
        what,
        subject: made.id,
        before: before && withoutItems(before),
        after: withoutItems(made),
      });
      return made;
    });
    this.handovers = [...this.handovers.filter(({ id }) => id !== after.id), after]
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .slice(-SHOWN);
    changed();
    return { ok: true, handover: withoutItems(after) };
  }

  private doneBefore(key: string): Done | null {
    const [made] = readHandovers(this.parts.archive.handoverOfKey(key));
    return made === undefined ? null : { ok: true, handover: withoutItems(made) };
  }

  private deed(key: string, { name, role }: Person) {
    return { key, at: Math.round(this.parts.now()), by: name, role };
  }

  private lastOf(start: number): FullHandover | undefined {
    return this.handovers.findLast(({ shift }) => shift.start === start);
  }

  /** Nobody is reminded of hand-overs in a centre that has none. */
  private isLate(before: ShiftInstance | null, on: ShiftInstance | null): boolean {
    if (before === null || on === null || this.parts.now() < on.start + LATE_MS) return false;
    const isUsed = this.handovers.some(({ shift }) => shift.start <= before.start);
    return isUsed && this.lastOf(before.start)?.state !== 'accepted';
  }

  private shifts(): DutyShifts {
    const { plan, zone, now } = this.parts;
    const at = now();
    const { on, next } = this.known ?? {};
    const holds = on && next && on.start <= at && at < next.start;
    if (!holds || this.known === null) this.known = dutyShifts(plan, zone, at);
    return this.known;
  }
}

const whats = {
  given: 'handover.give',
  accepted: 'handover.accept',
  declined: 'handover.decline',
} as const;

function shiftOf(shift: ShiftInstance): HandoverShift;
function shiftOf(shift: ShiftInstance | null): HandoverShift | null;
function shiftOf(shift: ShiftInstance | null): HandoverShift | null {
  if (shift === null) return null;
  const { peak: _peak, ...rest } = shift;
  return rest;
}
