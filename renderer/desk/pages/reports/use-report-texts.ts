import { useMemo } from 'react';
import type { MadeReport, ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import { labelText, slotText } from '../../../../shared/report-text/report-text.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';

/** How the slots and groups of a report are read. */
export interface ReportTexts {
  slots: readonly string[];
  /** All labels of a group together. */
  groups: readonly string[];
  /** One label, of the dimension at a place of `by`. */
  label(at: number, text: string): string;
}

export function useReportTexts(made: MadeReport, args: ReportArgs): ReportTexts {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const queues = useTopic('queueNames');
  return useMemo(() => {
    const { by, slot, from, to } = args;
    const single = zone.dayOf(from).date === zone.dayOf(to - 1).date;
    const names = { ...queues, ...made.names };
    const label = (at: number, text: string): string => labelText(by[at] ?? 'site', text, names, words);
    return {
      label,
      slots: made.slots.map(({ start }) => slotText(zone, start, { slot, single, words })),
      groups: made.groups.map((labels) => labels.map((text, at) => label(at, text)).join(' · ')),
    };
  }, [args, made, queues, words, zone]);
}
