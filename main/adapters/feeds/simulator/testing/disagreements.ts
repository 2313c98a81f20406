import { live } from '../../../../station/live.ts';
import { counterNames } from '../../../../../shared/measure/counters.ts';
import type { Dimension } from '../../../../../shared/measure/counters.ts';
import type { SlotLength } from '../../../../../shared/time/slots.ts';
import { openReader } from '../../../archive/open-reader.ts';
import type { FedStation } from '../../../archive/testing/fed-station.ts';
import type { Recount, ScopeKind } from './recount-truth.ts';
import { scopeKinds } from './recount-truth.ts';

const peaks = ['waitMsMax', 'depthMax', 'depthMaxAt', 'depthEnd', 'inServiceMax', 'inServiceMaxAt'];
const names = [...counterNames([20, 60]), ...peaks];
const ledgers = ['offer', 'event', 'completion'] as const;
/** Figures that may be nothing instead of 0, because there is no moment to name. */
const moments = new Set(['depthMaxAt', 'inServiceMaxAt']);

export interface Compared {
  /** Figures that were compared, and those that differed, as sentences. */
  figures: number;
  differences: string[];
}

/** Compares every counter and peak of every scope, slot and ledger of a report with what a log of the truth amounts to. */
export function disagreements(
  station: Pick<FedStation, 'rows'>,
  again: Recount,
  asked: { from: number; to: number; slot: SlotLength },
): Compared {
  const compared: Compared = { figures: 0, differences: [] };
  for (const kind of scopeKinds) {
    if (kind === 'agent' && asked.slot === '5m') continue;
    for (const ledger of ledgers) {
      const by: Dimension[] = kind === 'centre' ? [] : [kind];
      const rows = groupRows(station.rows({ ...asked, ledger, by }), kind);
      for (const id of new Set([...rows.keys(), ...again.ids(kind)])) {
        const mine = rows.get(id) ?? [];
        const starts = mine.map((row) => Number(row['start']));
        const wanted = again.slots(kind, id, ledger, starts, asked.to);
        if (mine.length === 0)
          note(
            compared,
            `${kind} ${id}: no rows`,
            again.slots(kind, id, ledger, [asked.from], asked.to).every(isNothing),
          );
        mine.forEach((row, at) =>
          compareRow(compared, `${kind} ${id} ${ledger} ${String(row['slot'])}`, kind, row, wanted[at] ?? {}),
        );
      }
    }
  }
  return compared;
}

type Row = ReturnType<FedStation['rows']>[number];

function groupRows(rows: readonly Row[], kind: ScopeKind): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = kind === 'centre' ? '' : String(row[kind]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function isNothing(figures: Record<string, number | null>): boolean {
  return Object.values(figures).every((value) => value === 0 || value === null);
}

function compareRow(
  compared: Compared,
  where: string,
  kind: ScopeKind,
  row: Row,
  wanted: Record<string, number | null>,
): void {
  for (const name of names) {
    // What a scope does not keep is said by null: states of agents by queue, queueing of agents.
    if (row[name] === null && (isStateTime(name) ? kind !== 'centre' && kind !== 'agent' : kind === 'agent'))
      continue;
    const want = wanted[name] ?? (moments.has(name) ? null : 0);
    note(
      compared,
      `${where} ${name}: ${String(row[name])} reported, ${String(want)} happened`,
      row[name] === want,
    );
  }
}

function isStateTime(name: string): boolean {
  return /^(ready|ringing|talking|holding|acwState|notReady)Ms$/.test(name);
}

function note(compared: Compared, sentence: string, agrees: boolean): void {
  compared.figures += 1;
  if (!agrees) compared.differences.push(sentence);
}

/** The gauges of the station's database and of the truth, in one form. */
export function gauges(folder: string, again: Pick<Recount, 'gauges'>) {
  const reader = openReader(folder);
  try {
    const { queues, agents } = live(reader, 0);
    const truth = again.gauges();
    return {
      reported: {
        queues: Object.fromEntries(
          queues
            .filter(({ depth }) => depth > 0)
            .map(({ queue, depth, longestWaitMs }) => [queue, { depth, longestWaitMs }]),
        ),
        agents,
      },
      happened: {
        queues: Object.fromEntries(Object.entries(truth.queues).filter(([, { depth }]) => depth > 0)),
        agents: truth.agents,
      },
    };
  } finally {
    reader.close();
  }
}
