import { createLabels } from './grouping.ts';
import type { FigureReader } from './query.ts';

/** Names of queues by the labels that reports have for them; those of no other name are left out. */
export function queueNames(
  reader: Pick<FigureReader, 'namesOf' | 'sourceIds'> & {
    roster(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  },
): Map<string, string> {
  const queues = reader.namesOf(['queue']);
  const labels = createLabels(queues, reader.sourceIds());
  const roster = reader.roster();
  const named = queues.flatMap(({ code }): [string, string][] => {
    const name = roster.get(code)?.['name'];
    return typeof name === 'string' && name !== '' ? [[labels.shown(code), name]] : [];
  });
  return new Map(named);
}
