import type { ShellHealth } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';

/** What the page of the application's health shows: one line a fact, and whether all of it is as it should be. */
export interface HealthView {
  well: boolean;
  facts: { name: string; value: string; troubled: boolean }[];
}

/** @param zone of this machine's clock, IANA */
export function healthView(health: ShellHealth, { say }: Pick<Words, 'say'>, zone: string): HealthView {
  // Swedes write dates as this product does: 2026-11-28 09:02:03.
  const since = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(health.since);
  const counted = (name: string, count: number, unit: 'health.times' | 'health.reports') => ({
    name,
    value: say(unit, { count }),
    troubled: count > 0,
  });
  const facts = [
    { name: say('health.since'), value: since, troubled: false },
    counted(say('health.station'), health.stationRestarts, 'health.times'),
    counted(say('health.pages'), health.pageReloads, 'health.times'),
    counted(say('health.gpu'), health.gpuLosses, 'health.times'),
    counted(say('health.crashes'), health.crashReports, 'health.reports'),
    {
      name: say('health.drawing'),
      value: say(health.softwareRendering ? 'health.drawing.software' : 'health.drawing.card'),
      troubled: health.softwareRendering,
    },
    { name: say('health.backend'), value: health.backend, troubled: false },
  ];
  return { well: facts.every(({ troubled }) => !troubled), facts };
}
