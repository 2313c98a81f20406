import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Alert } from '../../../../shared/model/alert.ts';
import { useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useChange } from '../../parts/use-change.ts';
import { useCommands } from '../../use-desk.ts';
import { TakeDialog, type Taking } from './TakeDialog.tsx';

/** What can be done with alerts. `keys`: `a` acknowledges them. `done`: something was done with them. */
export function TakeButtons({
  alerts,
  done,
  keys = false,
}: {
  alerts: readonly Alert[];
  done?: () => void;
  keys?: boolean;
}) {
  const { words } = useWall();
  const { say } = words;
  const [taking, setTaking] = useState<Taking | null>(null);
  const { busy, fault, run } = useChange('alerts.unshelve');
  const open = alerts.filter(({ state }) => state !== 'resolved');
  const shelved = open.filter((alert) => alert.shelved !== null).map(({ id }) => id);
  const none = open.length === 0;
  useTakeKey(keys && !none, setTaking);
  const unshelve = async () => {
    if ((await run({ alerts: shelved.slice(0, 500) })) !== undefined) done?.();
  };
  return (
    <div className="take-buttons">
      {alerts.length > 1 && <span>{say('alerts.selected', { count: alerts.length })}</span>}
      <Button
        type={none ? 'default' : 'primary'}
        disabled={none}
        aria-keyshortcuts={keys ? 'a' : undefined}
        onClick={() => setTaking('acknowledge')}
      >
        {say('alerts.acknowledge')}
      </Button>
      <Button disabled={none} onClick={() => setTaking('shelve')}>
        {say('alerts.shelve')}
      </Button>
      {shelved.length > 0 && (
        <Button disabled={busy} onClick={() => void unshelve()}>
          {say('alerts.unshelve')}
        </Button>
      )}
      <Button disabled={none} onClick={() => setTaking('escalate')}>
        {say('alerts.escalate')}
      </Button>
      {fault !== undefined && <ErrorNote fault={fault} />}
      {taking !== null && (
        <TakeDialog
          taking={taking}
          alerts={open.map(({ id }) => id)}
          close={() => setTaking(null)}
          done={() => {
            setTaking(null);
            done?.();
          }}
        />
      )}
    </div>
  );
}

/** While there is something to take on, `a` is for it. */
function useTakeKey(works: boolean, setTaking: (taking: Taking) => void): void {
  const { words } = useWall();
  useCommands(
    useMemo(() => {
      if (!works) return [];
      const [text, kind] = [words.say('alerts.key'), words.say('desk.search.action')];
      return [{ id: 'alerts.take', text, kind, keys: 'a', run: () => setTaking('acknowledge') }];
    }, [works, words, setTaking]),
  );
}
