import { Button, Checkbox, Input, Select } from 'antd';
import { memo, useMemo } from 'react';
import type { Topics } from '../../../../shared/contract/topics.ts';
import { mayAs } from '../../../../shared/model/person.ts';
import { useTopic, useWall, useWho } from '../../../link/use-station.ts';
import { compareNames } from '../../../panels/compare-names.ts';
import type { ChangeFloor, FloorAddress } from './floor-address.ts';
import { seatSorts } from './seat-list.ts';

/** Which seats are listed, and how. Apart from what changes with every call. */
export const FloorFilters = memo(function FloorFilters({
  address,
  change,
}: {
  address: FloorAddress;
  change: ChangeFloor;
}) {
  const { say } = useWall().words;
  const { team, state, queue, over, find } = address;
  const leads = mayAs(useWho().role, 'leader');
  const filtered = team.length > 0 || state.length > 0 || queue !== '' || over || find !== '';
  return (
    <div className="floor-filters" role="search">
      <Input
        allowClear
        value={find}
        placeholder={say('desk.floor.find')}
        aria-label={say('desk.floor.find.label')}
        onChange={(event) => change({ find: event.target.value }, 'replace')}
      />
      <TeamSelect chosen={team} choose={(next) => change({ team: next })} />
      {leads && <QueueSelect chosen={queue} choose={(next) => change({ queue: next })} />}
      <Checkbox checked={over} onChange={(event) => change({ over: event.target.checked })}>
        {say('desk.floor.over')}
      </Checkbox>
      {filtered && (
        <Button type="link" onClick={() => change({ team: [], state: [], queue: '', over: false, find: '' })}>
          {say('desk.floor.clear')}
        </Button>
      )}
      <span className="gap" />
      {address.view === 'list' && <ListOptions address={address} change={change} />}
    </div>
  );
});

function ListOptions({ address, change }: { address: FloorAddress; change: ChangeFloor }) {
  const { say } = useWall().words;
  return (
    <>
      <Checkbox checked={address.group} onChange={(event) => change({ group: event.target.checked })}>
        {say('desk.floor.group')}
      </Checkbox>
      <Select
        aria-label={say('desk.floor.sort')}
        popupMatchSelectWidth={false}
        value={address.sort}
        options={seatSorts.map((value) => ({ value, label: say(`desk.floor.sort.${value}`) }))}
        onChange={(sort) => change({ sort })}
      />
    </>
  );
}

function TeamSelect({
  chosen,
  choose,
}: {
  chosen: readonly string[];
  choose: (teams: readonly string[]) => void;
}) {
  const { say } = useWall().words;
  const names = useTopic('teamNames');
  return (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      className="team-select"
      aria-label={say('desk.floor.team')}
      placeholder={say('desk.floor.teams')}
      optionFilterProp="label"
      value={[...chosen]}
      options={useMemo(() => optionsOf(names), [names])}
      onChange={choose}
    />
  );
}

function QueueSelect({ chosen, choose }: { chosen: string; choose: (queue: string) => void }) {
  const { say } = useWall().words;
  const names = useTopic('queueNames');
  return (
    <Select
      showSearch
      allowClear
      className="queue-select"
      aria-label={say('desk.floor.queue.label')}
      placeholder={say('desk.floor.queue')}
      optionFilterProp="label"
      value={chosen === '' ? null : chosen}
      options={useMemo(() => optionsOf(names), [names])}
      onChange={(queue) => choose(queue ?? '')}
    />
  );
}

function optionsOf(names: Topics['teamNames'] | undefined): { value: string; label: string }[] {
  return Object.entries(names ?? {})
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => compareNames(one.label, other.label));
}
