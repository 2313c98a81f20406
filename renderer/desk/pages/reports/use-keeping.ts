import type { AskInput } from '../../../../shared/contract/asks.ts';
import type { SavedReport } from '../../../../shared/model/saved-report.ts';
import { useWall } from '../../../link/use-station.ts';
import { type Deed, useAct } from '../../parts/use-act.ts';
import type { ChangeReports } from './reports-address.ts';
import type { Saved } from './use-saved.ts';

/** Keeps reports and lets go of them; `deed` says what became of it. */
export interface Keeping {
  deed: Deed;
  keep(report: AskInput<'report.save'>): Promise<void>;
  remove(report: SavedReport): Promise<void>;
}

export function useKeeping(saved: Saved, change: ChangeReports): Keeping {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  return {
    deed,
    async keep(report) {
      const answer = await act(
        () => client.ask('report.save', report),
        ({ report: { name } }) => say('report.save.done', { name }),
      );
      saved.again();
      if (answer !== undefined) change({ report: answer.report.id }, 'replace');
    },
    async remove({ id, name }) {
      const done = await act(() => client.ask('report.remove', { id }), say('report.remove.done', { name }));
      saved.again();
      if (done !== undefined) change({ report: '' }, 'replace');
    },
  };
}
