import { Button } from 'antd';
import { useState } from 'react';
import { readRosterCsv, rosterCsv, type RosterFault } from '../../../../../shared/time/roster-csv.ts';
import type { Words } from '../../../../../shared/words/words.ts';
import { useWall } from '../../../../link/use-station.ts';
import { DeedLine } from '../../../parts/DeedLine.tsx';
import type { Deed } from '../../../parts/use-act.ts';
import { saveText } from '../../../parts/save-file.ts';
import { useRoster } from '../use-roster.ts';

/** More are not read by anybody. */
const MOST = 10;

/** A month of the roster to a file, and from one. */
export function RosterFiles({ month }: { month: string }) {
  const { words } = useWall();
  const { say } = words;
  const { plan, off, put } = useRoster();
  const [deed, setDeed] = useState<Deed>({ busy: false, said: '', fault: undefined });
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const { roster, faults } = readRosterCsv(await file.text(), plan);
      put({ ...plan, roster });
      const fault = faults.length === 0 ? undefined : new SyntaxError(faultsText(faults, words));
      setDeed({ busy: false, said: say('roster.file.read'), fault });
    } catch (fault) {
      setDeed({ busy: false, said: '', fault });
    }
  };
  return (
    <div className="tree-files">
      <label className="file-button" aria-disabled={off}>
        {say('roster.file.import')}
        <input
          type="file"
          className="unseen"
          accept=".csv"
          disabled={off}
          onChange={({ target }) => {
            void load(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      <Button onClick={() => void saveText(`roster-${month}.csv`, `\uFEFF${rosterCsv(plan, month)}`)}>
        {say('roster.file.export')}
      </Button>
      <DeedLine deed={deed} />
    </div>
  );
}

function faultsText(faults: readonly RosterFault[], { say }: Words): string {
  const what = faults
    .slice(0, MOST)
    .map(({ line, column, why, text }) =>
      say('roster.file.fault', { line, column, why: say(`roster.file.why.${why}`, { text }) }),
    );
  return say('roster.file.faults', { count: faults.length, what: what.join('；') });
}
