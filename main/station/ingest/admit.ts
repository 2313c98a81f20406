import type { CtiEvent, EventType } from '../../../shared/model/event.ts';
import { eventData } from '../../../shared/model/event.ts';
import { guardEvent } from '../../../shared/model/event-guard.ts';
import { isTime } from '../../../shared/model/text.ts';
import { maskTyped } from './mask-typed.ts';

/** Why an event went to quarantine; the codes of the `fault` frame. */
export interface Refusal {
  code: 'invalid' | 'unknown-type' | 'time';
  why: string;
}

export type Admitted = { event: CtiEvent } | { refusal: Refusal };

/** Events of a live source may be this far ahead of the station's clock (ms). */
export const FUTURE_MS = 5 * 60_000;

/**
 * Decodes and checks one event as received. Never throws; what is wrong is said in one sentence that names the member.
 * @param latest newest time allowed, epoch ms (Infinity for sources that bring their own clock).
 */
export function admit(raw: unknown, seq: number, latest: number): Admitted {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('invalid', 'an event must be an object');
  const { type, time, seq: own, data } = raw as Record<string, unknown>;
  if (own !== undefined && own !== seq)
    return refuse(
      'invalid',
      `seq: ${typeof own === 'number' ? own : `a ${typeof own}`} at the place of ${seq}`,
    );
  if (typeof type !== 'string') return refuse('invalid', 'type: must be a string');
  if (type === 'record.invalid') return refuse('invalid', recordReason(data));
  const guarded = guardEvent(type, data);
  if (guarded === null && !Object.hasOwn(eventData, type))
    return refuse('unknown-type', `type: ${JSON.stringify(type.slice(0, 60))} is not known`);
  if (!isTime(time)) return refuse('invalid', 'time: must be a whole number of ms since 1970');
  if (time > latest)
    return refuse('time', `time: lies ${Math.round((time - latest + FUTURE_MS) / 1000)} s in the future`);
  if (guarded !== null) return { event: { seq, type, time, data: guarded } as CtiEvent };
  const known = type as EventType;
  const parsed = eventData[known].safeParse(data);
  if (!parsed.success) return refuse('invalid', describe(parsed.error.issues[0]));
  return { event: { seq, type, time, data: maskTyped(known, parsed.data) } as CtiEvent };
}

function refuse(code: Refusal['code'], why: string): Admitted {
  return { refusal: { code, why } };
}

/** A row that an adapter could not read travels as an event of this type, so that it is kept and shown like any other. */
function recordReason(data: unknown): string {
  const { why, row } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const place = typeof row === 'number' ? `row ${row}: ` : '';
  return `${place}${typeof why === 'string' ? why.slice(0, 300) : 'a record that cannot be read'}`;
}

function describe(issue: { path: PropertyKey[]; message: string } | undefined): string {
  if (!issue) return 'data: is not valid';
  const where = ['data', ...issue.path.map(String)].join('.');
  return `${where}: ${issue.message}`.slice(0, 300);
}
