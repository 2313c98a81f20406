import type { AlarmLoad } from '../../../../shared/model/alert.ts';

/** What a hall can follow (alerts.md, EEMUA 191): notices an hour, and in ten minutes. */
const [AN_HOUR, IN_TEN_MINUTES] = [6, 10];

/** Whether there was more to follow in the last hour than people can. */
export function isBusy({ lastHour, tenMinutes }: Pick<AlarmLoad, 'lastHour' | 'tenMinutes'>): boolean {
  return lastHour > AN_HOUR || tenMinutes.some((count) => count > IN_TEN_MINUTES);
}
