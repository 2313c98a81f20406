import type { Handover, HandoverProblem } from '../../../shared/model/handover.ts';
import { mayAs } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';

/** To whom a shift can be handed over. */
export interface Successors {
  /** By the roster and by their accounts. */
  names: readonly string[];
  /** Nobody has an account here: whoever is named counts. */
  others: boolean;
}

/** Why a shift cannot be handed over to somebody; null: it can. @param last what became of it so far */
export function whyNotGiven(
  to: string,
  { names, others }: Successors,
  last: Pick<Handover, 'state'> | undefined,
): HandoverProblem | null {
  if (to === '') return 'nobody';
  if (!others && !names.includes(to)) return 'stranger';
  if (last === undefined || last.state === 'declined') return null;
  return last.state;
}

/** Who answers a hand-over: as whom, and whether in place of whom it was addressed to. */
export type Answering = { ok: true; by: string; inPlace: boolean } | { ok: false; problem: HandoverProblem };

/**
 * Whether somebody may answer a hand-over: whom it is addressed to, or a duty manager in place of them. Where nobody
 * signed in, who answers says their name, and can only be whom it is addressed to.
 */
export function answering(
  { state, to }: Pick<Handover, 'state' | 'to'>,
  { id, name, role }: Person,
  told: string,
): Answering {
  if (state !== 'given') return { ok: false, problem: 'answered' };
  const by = id === '' ? told.trim() : name;
  if (by === '') return { ok: false, problem: 'unnamed' };
  if (by === to) return { ok: true, by, inPlace: false };
  if (id !== '' && mayAs(role, 'manager')) return { ok: true, by, inPlace: true };
  return { ok: false, problem: 'notAddressee' };
}
