import type { ShellHealth } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';

/** One line; `signal`: it is a number, by the name of its card on the desk. */
export interface HealthFact {
  name: string;
  value: string;
  troubled: boolean;
  signal?: 'shell.station' | 'shell.pages' | 'shell.gpu' | 'shell.crashes';
}

/** What the page of the application's health shows: one line a fact, and whether all of it is as it should be. */
export interface HealthView {
  well: boolean;
  facts: HealthFact[];
}

/** @param zone of this machine's clock, IANA */
export function healthView(health: ShellHealth, words: Pick<Words, 'say'>, zone: string): HealthView {
  const { say } = words;
  // Swedes write dates as this product does: 2026-11-28 09:02:03.
  const since = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(health.since);
  const facts: HealthFact[] = [
    { name: say('health.since'), value: since, troubled: false },
    ...healthCounts(health, words),
    {
      name: say('health.drawing'),
      value: say(health.softwareRendering ? 'health.drawing.software' : 'health.drawing.card'),
      troubled: health.softwareRendering,
    },
    { name: say('health.backend'), value: health.backend, troubled: false },
  ];
  return { well: facts.every(({ troubled }) => !troubled), facts };
}

/** What had to be healed on this machine, how often. */
export function healthCounts(health: ShellHealth, { say }: Pick<Words, 'say'>): HealthFact[] {
  const times = (count: number) => ({ value: say('health.times', { count }), troubled: count > 0 });
  const { stationRestarts, pageReloads, gpuLosses, crashReports } = health;
  return [
    { signal: 'shell.station', name: say('health.station'), ...times(stationRestarts) },
    { signal: 'shell.pages', name: say('health.pages'), ...times(pageReloads) },
    { signal: 'shell.gpu', name: say('health.gpu'), ...times(gpuLosses) },
    {
      signal: 'shell.crashes',
      name: say('health.crashes'),
      value: say('health.reports', { count: crashReports }),
      troubled: crashReports > 0,
    },
  ];
}
