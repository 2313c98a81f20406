import { useLiveTopic } from '../link/use-station.ts';
import { wallAlerts } from './alert-banner/view.ts';

/** Which lines of the frame are there and take room from the scene. */
export interface LinesTaken {
  /** The banner above it, which is twice as high as the line of a fault and tells faults, too. */
  alert: boolean;
  /** The line of a fault, above it. */
  fault: boolean;
  /** The line of a message, below it. */
  message: boolean;
}

/** The lines of the frame that are there now. */
export function useLinesTaken(): LinesTaken {
  const some = (cells: object | undefined) => Object.keys(cells ?? {}).length > 0;
  const alert = wallAlerts(useLiveTopic('alerts')).length > 0;
  const fault = some(useLiveTopic('faults'));
  return { alert, fault: fault && !alert, message: some(useLiveTopic('messages')) };
}
