import { Button, Checkbox, Input } from 'antd';
import { startTransition, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useMay } from '../../parts/use-change.ts';
import { useAddress } from '../../use-address.ts';
import { inboxAddress } from './alerts-address.ts';
import { InboxTable } from './InboxTable.tsx';
import { inboxAlerts } from './inbox-view.ts';
import { TakeButtons } from './TakeButtons.tsx';

/** Rows at once; nobody reads more, and each has texts that move with the clock. */
const MOST = 100;

/** The alerts there are, and what can be done with them. */
export function Inbox() {
  const { words } = useWall();
  const alerts = useTopic('alerts');
  const [filter] = useAddress(inboxAddress);
  const [most, setMost] = useState(MOST);
  const { picked, pick, pickOne, clear } = usePicked();
  const may = useMay('alerts.acknowledge');
  // The field shows what is typed at once; the rows follow in pieces, so that they never hold it up.
  const looked = useDeferredValue(filter);
  const list = useMemo(() => inboxAlerts(alerts, looked, words), [alerts, looked, words]);
  // What has gone meanwhile is no longer chosen.
  const chosen = useMemo(() => list.filter(({ id }) => picked.has(id)), [list, picked]);
  if (alerts === undefined) return <Loading rows={10} />;
  return (
    <>
      <div className="alerts-bar">
        <Filters />
        {/* Not at the right, where pop-ups lie. */}
        {may && <TakeButtons alerts={chosen} done={clear} keys />}
      </div>
      {list.length === 0 ? (
        <Empty filtered={Object.keys(alerts).length > 0} />
      ) : (
        <InboxTable
          list={list.slice(0, most)}
          picked={may ? picked : null}
          pickAll={(on) =>
            pick(
              list.map(({ id }) => id),
              on,
            )
          }
          pick={pickOne}
          all={chosen.length === list.length}
        />
      )}
      {list.length > most && (
        <Button className="alerts-more" onClick={() => startTransition(() => setMost(most + MOST))}>
          {words.say('alerts.more', { count: Math.min(MOST, list.length - most) })}
        </Button>
      )}
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  const { say } = useWall().words;
  if (filtered) return <EmptyNote title={say('alerts.none.filtered')} />;
  return <EmptyNote title={say('alerts.none')} text={say('alerts.none.text')} />;
}

function Filters() {
  const { words } = useWall();
  const [filter, change] = useAddress(inboxAddress);
  return (
    <>
      <Input
        className="alerts-filter"
        type="search"
        value={filter.text}
        placeholder={words.say('alerts.filter')}
        aria-label={words.say('alerts.filter')}
        onChange={({ target }) => change({ text: target.value }, 'replace')}
      />
      <Checkbox checked={filter.pending} onChange={({ target }) => change({ pending: target.checked })}>
        {words.say('alerts.showPending')}
      </Checkbox>
      <Checkbox checked={filter.resolved} onChange={({ target }) => change({ resolved: target.checked })}>
        {words.say('alerts.showResolved')}
      </Checkbox>
    </>
  );
}

/** The alerts that somebody has chosen, by their ids. */
function usePicked() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pick = useCallback((ids: readonly string[], on: boolean) => {
    const changed = new Set(ids);
    setPicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !changed.has(id))));
  }, []);
  const pickOne = useCallback((id: string, on: boolean) => pick([id], on), [pick]);
  const clear = useCallback(() => setPicked(new Set()), []);
  return { picked, pick, pickOne, clear };
}
