import type { AskInput } from '../../../../shared/contract/asks.ts';
import { noteSubjects } from '../../../../shared/model/duty-item.ts';

/** What a note is about, as one text for a field to choose it in: `queue:q1`, `alert:7`; empty: nothing in particular. */
export function aboutKey(kind: (typeof noteSubjects)[number] | 'queue', id: string): string {
  return `${kind}:${id}`;
}

/** The same as it is asked for. */
export function aboutOf(key: string): Pick<AskInput<'notes.write'>, 'about' | 'queue'> {
  const colon = key.indexOf(':');
  const [told, id] = [key.slice(0, colon), key.slice(colon + 1)];
  if (told === 'queue') return { queue: id };
  const kind = noteSubjects.find((each) => each === told);
  return kind === undefined ? {} : { about: { kind, id } };
}
