import type { MachineSettings } from '../../../shared/model/machine.ts';

type Updates = NonNullable<MachineSettings['updates']>;

/** What decides whether an update that is downloaded and checked may be installed. `local`: minutes since midnight. */
export interface UpdateMoment {
  window: Pick<Updates, 'from' | 'to'>;
  local: number;
  /** Something critical or a warning is open: people look at the screens now. */
  urgent: boolean;
  /** Somebody ends the application by hand. */
  quitting: boolean;
}

/**
 * Whether to install now: in the maintenance window or when the application is ended anyway, and never while
 * something urgent is open.
 */
export function updatePolicy({ window, local, urgent, quitting }: UpdateMoment): 'install' | 'wait' {
  if (urgent) return 'wait';
  return quitting || isWithin(window, local) ? 'install' : 'wait';
}

/** Windows may pass midnight; one that ends when it begins is the whole day. */
function isWithin({ from, to }: Pick<Updates, 'from' | 'to'>, local: number): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === end) return true;
  return start < end ? local >= start && local < end : local >= start || local < end;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
