import type { SavedReport } from '../../../../shared/model/saved-report.ts';
import { useAsk } from '../../parts/use-ask.ts';

const none: readonly SavedReport[] = [];
const nothing = {};

/** The reports that are kept for the centre; none while they are not known. */
export interface Saved {
  reports: readonly SavedReport[];
  again(): void;
}

/** Asks for them. */
export function useSaved(): Saved {
  const { answer, again } = useAsk('report.saved', nothing);
  return { reports: answer?.reports ?? none, again };
}
