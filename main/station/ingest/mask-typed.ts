import type { EventType } from '../../../shared/model/event.ts';
import { maskText } from './mask-raw.ts';

/** Members of events that people type, and may type a number of a caller into. Ids and keys stay as they are. */
const typed: Partial<Record<EventType, readonly string[]>> = {
  'contact.transferred': ['toExternal'],
  'complaint.filed': ['text'],
  'order.created': ['unit', 'owner'],
  'order.moved': ['unit', 'owner'],
};

/** The data of an event as it may be stored: numbers of callers in what people type are masked. */
export function maskTyped<T extends object>(type: EventType, data: T): T {
  const members = typed[type];
  if (members === undefined) return data;
  const masked = Object.entries(data).map(([key, value]) => [
    key,
    typeof value === 'string' && members.includes(key) ? maskText(value) : value,
  ]);
  return { ...data, ...Object.fromEntries(masked) };
}
