import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Connection } from '../../../shared/contract/asks.ts';
import { DISPLAY_LIMITS } from '../../../shared/model/display.ts';
import type { DisplayCell, DisplayNews, DisplayPlan, PlanCell } from '../../../shared/model/display.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { DocumentArchive } from '../archive-port.ts';
import { Allowance } from '../allowance.ts';
import type { Audit, Clock } from '../ports.ts';
import { readPlans, writePlans } from './stored-plans.ts';
import type { Plans } from './stored-plans.ts';

/** A display that says nothing for so long is away, ms; each speaks up every 15 s. */
const AWAY_MS = 45_000;
/** How often a display may speak, and all of them: so many at once, and so many a second on average. */
const OFTEN = { one: { burst: 8, rate: 1 }, all: { burst: 400, rate: 100 } };

/** What a book of displays works with. */
export interface DisplayBookParts {
  archive: DocumentArchive & { readonly audit: Audit };
  clock: Pick<Clock, 'now' | 'mono'>;
  /** Runs writes that are durable when it returns. @throws AskRefusal when nothing can be stored now */
  store<T>(write: () => T): T;
  /** Other displays are there than before, show something else, or are to. */
  changed(): void;
}

interface Known {
  cell: DisplayCell;
  /** The page that says it. */
  by: Connection;
  heardAt: number;
  allowance: Allowance;
}

/** The displays of the hall: those that say that they are there, and what each is to show. */
export class DisplayBook {
  private readonly parts: DisplayBookParts;
  private readonly known = new Map<string, Known>();
  /** Which display a page is. */
  private readonly displayOf = new WeakMap<Connection, string>();
  private plans: Plans;
  /** How often each was asked for its name; as long as the station runs. */
  private readonly identified = new Map<string, number>();
  private readonly allowance: Allowance;

  /** Goes on with the plans that are stored. @throws what the archive throws */
  constructor(parts: DisplayBookParts) {
    this.parts = parts;
    this.plans = readPlans(parts.archive);
    this.allowance = new Allowance(OFTEN.all, parts.clock.mono());
  }

  ids(): Iterable<string> {
    return this.known.keys();
  }

  display(id: string): DisplayCell | undefined {
    return this.known.get(id)?.cell;
  }

  planIds(): Iterable<string> {
    return new Set([...Object.keys(this.plans), ...this.identified.keys()]);
  }

  plan(id: string): PlanCell | undefined {
    const stored = Object.hasOwn(this.plans, id) ? this.plans[id] : undefined;
    const identified = this.identified.get(id) ?? 0;
    if (stored === undefined && identified === 0) return undefined;
    return { plan: stored?.plan ?? null, since: stored?.since ?? 0, identified };
  }

  /**
   * A wall says what it is and shows. A page is one display as long as it is connected, and nobody else says what that
   * one shows. @throws AskRefusal for another display, too often, or too many displays
   */
  tell({ id, ...news }: DisplayNews, by: Connection): void {
    const { clock } = this.parts;
    const mono = clock.mono();
    const before = this.known.get(id);
    const own = this.displayOf.get(by) ?? id;
    if (own !== id)
      throw new AskRefusal('refused', `this page is the display "${own}" and speaks for no other`);
    if (before !== undefined && before.by !== by && !before.by.ended())
      throw new AskRefusal('refused', `another page is the display "${id}": give this one another name`);
    const allowance = before?.allowance ?? new Allowance(OFTEN.one, mono);
    if (!allowance.take(mono) || !this.allowance.take(mono))
      throw new AskRefusal('refused', 'a display speaks too often: not more than once a second');
    if (before === undefined) this.makeRoom();
    const since = before?.cell.here === true ? before.cell.since : clock.now();
    const cell: DisplayCell = { ...news, here: true, since };
    this.known.set(id, { cell, by, heardAt: mono, allowance });
    this.displayOf.set(by, id);
    if (before === undefined || JSON.stringify(before.cell) !== JSON.stringify(cell)) this.parts.changed();
  }

  /** Stores what a display is to show, or with null that it shows what its address says. Gives since when. */
  setPlan(id: string, plan: DisplayPlan | null, who: Person): number {
    const { clock } = this.parts;
    const before = this.plan(id)?.plan ?? null;
    const { [id]: _before, ...others } = this.plans;
    const since = clock.now();
    const plans = plan === null ? others : { ...others, [id]: { plan, since } };
    if (Object.keys(plans).length > DISPLAY_LIMITS.displays + 1)
      throw new AskRefusal('refused', `${DISPLAY_LIMITS.displays} displays have plans, which is the limit`);
    this.keep(plans, id, before, plan, who);
    return since;
  }

  /** Forgets a display and its plan. */
  forget(id: string, who: Person): void {
    if (Object.hasOwn(this.plans, id)) this.setPlan(id, null, who);
    this.identified.delete(id);
    this.known.delete(id);
    this.parts.changed();
  }

  /** Has a display show its name. @throws AskRefusal when there is none of that id */
  identify(id: string): void {
    if (!this.known.has(id)) throw new AskRefusal('gone', 'this display is not there any more');
    this.identified.set(id, (this.identified.get(id) ?? 0) + 1);
    this.parts.changed();
  }

  /** Once a second: who has not been heard of is away. */
  tick(): void {
    const { clock } = this.parts;
    const silent = [...this.known.values()].filter(
      ({ cell, heardAt }) => cell.here && clock.mono() - heardAt > AWAY_MS,
    );
    for (const each of silent) each.cell = { ...each.cell, here: false, since: clock.now() };
    if (silent.length > 0) this.parts.changed();
  }

  /** The first that went makes room for one that comes. */
  private makeRoom(): void {
    if (this.known.size < DISPLAY_LIMITS.displays) return;
    const away = [...this.known].filter(([, { cell }]) => !cell.here);
    const [first] = away.toSorted(([, one], [, other]) => one.cell.since - other.cell.since);
    if (first === undefined)
      throw new AskRefusal('refused', `${DISPLAY_LIMITS.displays} displays are there, which is the limit`);
    this.known.delete(first[0]);
    this.identified.delete(first[0]);
  }

  private keep(
    plans: Plans,
    subject: string,
    before: DisplayPlan | null,
    after: DisplayPlan | null,
    who: Person,
  ): void {
    const { archive, clock, store, changed } = this.parts;
    const at = clock.now();
    store(() => {
      writePlans(archive, plans, who, at);
      archive.audit.note({ at, who, what: 'display.save', subject, before, after });
    });
    this.plans = plans;
    changed();
  }
}
