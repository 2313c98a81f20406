import { Button, Checkbox, Input } from 'antd';
import { useMemo, useRef } from 'react';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useCommands } from '../../use-desk.ts';
import { CentreSummary } from './CentreSummary.tsx';
import { filterQueues, queueLine, type SortKey, sortKeys, sortQueues } from './queue-lines.ts';
import { QueueTable } from './QueueTable.tsx';
import { useLive } from './use-live.ts';

/** All queues as they are now. */
export function QueuesStep() {
  const { words } = useWall();
  const [state, change] = useLive();
  const station = useStation();
  const queues = useTopic('queues');
  const now = useDataSecond();
  const lines = useMemo(
    () =>
      station === undefined ? [] : Object.values(queues ?? {}).map((cell) => queueLine(cell, station, now)),
    [queues, station, now],
  );
  const key = sortKeys.find((each) => each === state.sort) ?? 'need';
  const shown = sortQueues(
    filterQueues(lines, { text: state.filter, attention: state.attention }),
    key,
    state.rising,
  );
  if (station === undefined || queues === undefined) return <Loading rows={10} />;
  const sort = (asked: SortKey) =>
    change({ sort: asked, rising: asked === key ? !state.rising : asked === 'name' }, 'replace');
  return (
    <>
      <PageHead
        title={words.say('desk.page.live')}
        text={words.say('live.count', { count: lines.length, shown: shown.length })}
      >
        {key !== 'need' && <Button onClick={() => sort('need')}>{words.say('live.sort.need')}</Button>}
        <Filters />
      </PageHead>
      <CentreSummary />
      {lines.length === 0 ? (
        <EmptyNote title={words.say('live.none.data')} text={words.say('live.none.data.text')} />
      ) : shown.length === 0 ? (
        <EmptyNote title={words.say('live.none.filter')} />
      ) : (
        <QueueTable
          lines={shown}
          sort={key}
          rising={state.rising}
          filter={`${state.attention} ${state.filter}`}
          sortBy={sort}
        />
      )}
    </>
  );
}

/** Which of the queues are shown. */
function Filters() {
  const { say } = useWall().words;
  const [state, change] = useLive();
  const filter = useRef<HTMLDivElement>(null);
  useFilterKey(filter);
  return (
    <>
      <div ref={filter}>
        <Input
          allowClear
          className="filter"
          placeholder={say('live.filter')}
          aria-label={say('live.filter')}
          aria-keyshortcuts="f"
          value={state.filter}
          onChange={(event) => change({ filter: event.target.value }, 'replace')}
        />
      </div>
      <Checkbox
        checked={state.attention}
        onChange={(event) => change({ attention: event.target.checked }, 'replace')}
      >
        {say('live.attention')}
      </Checkbox>
    </>
  );
}

/** `f` goes into the filter. */
function useFilterKey(filter: React.RefObject<HTMLElement | null>): void {
  const { say } = useWall().words;
  const commands = useMemo(
    () => [
      {
        id: 'live.filter',
        text: say('live.filter'),
        kind: say('desk.page.live'),
        keys: 'f',
        run: () => filter.current?.querySelector('input')?.focus(),
      },
    ],
    [say, filter],
  );
  useCommands(commands);
}
