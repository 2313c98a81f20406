import { mayAs, type Person } from '../../../shared/model/person.ts';
import { seatNumber } from '../publish/seat-cell.ts';
import { createLabels } from '../slots/grouping.ts';
import type { RowsReader } from './rows-reader.ts';

/** Names of codes as this person may see them. */
export interface RowNames {
  /** A queue's key, a channel … */
  label(code: number): string;
  /** An agent's name for those who may see names, else the seat's number; empty for none. */
  agent(code: number): string;
  /** Whether a code is of the queue of that key. */
  isQueue(code: number, key: string): boolean;
}

export function rowNames(reader: RowsReader, who: Person): RowNames {
  const names = reader.namesOf([
    'queue',
    'agent',
    'site',
    'channel',
    'business',
    'language',
    'ivrKey',
    'region',
  ]);
  const labels = createLabels(names, reader.sourceIds());
  const agents = new Map(names.filter(({ kind }) => kind === 'agent').map(({ code, text }) => [code, text]));
  const roster = mayAs(who.role, 'leader') ? reader.roster() : null;
  return {
    label: labels.shown,
    agent(code) {
      const id = agents.get(code);
      if (id === undefined) return '';
      if (roster === null) return seatNumber(id, code);
      const name = roster.get(code)?.['name'];
      return typeof name === 'string' && name !== '' ? name : id;
    },
    isQueue: (code, key) => code !== 0 && (labels.short(code) === key || labels.long(code) === key),
  };
}
