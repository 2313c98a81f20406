import type { Dimension } from '../measure/counters.ts';
import type { Words } from '../words/words.ts';

/** What must be known to read a report, in sentences. `compared`: with another range; `slots` of it have none to stand against. */
export function reportNotes(
  told: {
    by: readonly Dimension[];
    figures: readonly string[];
    versions: number;
    unmatched: boolean;
  },
  { say }: Words,
): string[] {
  const { by, figures, versions, unmatched } = told;
  return [
    ...(by.includes('queue') ? [say('report.note.queues')] : []),
    ...(by.includes('agent') || by.includes('team') ? [say('report.note.agents')] : []),
    ...(by.length > 0 && figures.includes('depthMax') ? [say('report.note.peaks')] : []),
    ...(versions > 1 ? [say('report.note.versions', { versions })] : []),
    ...(unmatched ? [say('report.note.clocks')] : []),
  ];
}
