import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { mayAs } from '../../../../shared/model/person.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useStation, useTopic, useWall, useWho } from '../../../link/use-station.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useAddress } from '../../use-address.ts';
import { floorAddress, type ChangeFloor, type FloorAddress } from './floor-address.ts';
import { FloorFilters } from './FloorFilters.tsx';
import { SeatFigure } from './SeatFigure.tsx';
import type { CardSubject } from '../../card/card-subject.ts';
import { centreScope } from '../../card/gauge-subject.ts';
import { SeatBook, type SeatRow } from './seat-book.ts';
import { type SeatList, seatList, seatSorts } from './seat-list.ts';
import { SeatMap } from './SeatMap.tsx';
import { SeatTable } from './SeatTable.tsx';
import { StateBar } from './StateBar.tsx';
import { TeamTable } from './TeamTable.tsx';
import './floor.css';

/** Before the first snapshot. */
const none = {};

/** 坐席: every seat, what it does and since when; who has been at it for too long. */
export function Page() {
  const { words } = useWall();
  const seats = useTopic('seats');
  const rows = useSeatRows();
  if (seats === undefined || rows === null) return <Loading rows={12} />;
  if (rows.length === 0)
    return (
      <>
        <PageHead title={words.say('desk.page.floor')} />
        <EmptyNote title={words.say('desk.floor.none.title')} text={words.say('desk.floor.none.text')} />
      </>
    );
  return <Floor rows={rows} />;
}

function useSeatRows(): readonly SeatRow[] | null {
  const seats = useTopic('seats');
  const names = useTopic('seatNames') ?? none;
  const teams = useTopic('teamNames') ?? none;
  const limits = useStation()?.seatLimits;
  const [book] = useState(() => new SeatBook());
  return useMemo(
    () => (seats === undefined || limits === undefined ? null : book.rows(seats, names, teams, limits)),
    [book, seats, names, teams, limits],
  );
}

function Floor({ rows }: { rows: readonly SeatRow[] }) {
  const { words } = useWall();
  const [address, change] = useAddress(floorAddress);
  const now = useDataSecond();
  const asked = useAsk('floor.queue', address.queue === '' ? null : { queue: address.queue });
  const serving = useMemo(() => asked.answer && new Set(asked.answer.seats), [asked.answer]);
  const sort = seatSorts.find((each) => each === address.sort) ?? 'limit';
  const list = useMemo(
    () =>
      seatList(
        rows,
        {
          teams: address.team,
          states: address.state,
          serving: serving ?? null,
          over: address.over,
          text: address.find,
        },
        sort,
        now,
      ),
    [rows, address, serving, sort, now],
  );
  const scope = useScope(address);
  return (
    <div className="floor">
      <PageHead title={words.say('desk.page.floor')} text={<Summary rows={rows} listed={list.rows.length} />}>
        <Segmented
          aria-label={words.say('desk.floor.view')}
          value={address.view}
          options={(['list', 'map', 'teams'] as const).map((value) => ({
            value,
            label: words.say(`desk.floor.view.${value}`),
          }))}
          onChange={(view) => change({ view })}
        />
      </PageHead>
      <StateBar
        counts={list.counts}
        scope={scope}
        chosen={address.state}
        choose={(state) => change({ state })}
      />
      <FloorFilters address={address} change={change} />
      {asked.fault !== undefined && <ErrorNote fault={asked.fault} again={asked.again} />}
      <Listed list={list} address={address} change={change} now={now} />
    </div>
  );
}

/** Whose seats the counts by state are of, after the filters that come before them; null for any other choice. */
function useScope({ team, queue, find }: FloorAddress): CardSubject['scope'] | null {
  const names = useTopic('teamNames');
  const [key, ...others] = team;
  if (queue !== '' || find.trim() !== '' || others.length > 0) return null;
  return key === undefined ? centreScope : { kind: 'team', key, name: names?.[key] ?? '' };
}

/** How many seats there are, and how many of them are listed. */
function Summary({ rows, listed }: { rows: readonly SeatRow[]; listed: number }) {
  const { say } = useWall().words;
  const teams = useMemo(() => new Set(rows.map(({ team }) => team)).size, [rows]);
  return (
    <>
      <SeatFigure gauge="seats.online" scope={centreScope} name={say('gauge.seats.online')}>
        {say('desk.floor.summary', { seats: formatCount(rows.length), teams: formatCount(teams) })}
      </SeatFigure>
      <span className="floor-shown" role="status">
        {listed < rows.length && say('desk.floor.shown', { count: formatCount(listed) })}
      </span>
    </>
  );
}

function Listed({
  list,
  address,
  change,
  now,
}: {
  list: SeatList;
  address: FloorAddress;
  change: ChangeFloor;
  now: number;
}) {
  const { words } = useWall();
  const names = mayAs(useWho().role, 'leader');
  if (list.rows.length === 0) return <EmptyNote title={words.say('desk.floor.noneFound.title')} />;
  if (address.view === 'map')
    return <SeatMap rows={list.rows} now={now} find={(number) => change({ view: 'list', find: number })} />;
  if (address.view === 'teams')
    return <TeamTable rows={list.rows} now={now} show={(team) => change({ view: 'list', team: [team] })} />;
  return <SeatTable rows={list.rows} grouped={address.group} names={names} now={now} />;
}
