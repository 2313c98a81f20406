import { AutoComplete, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Dimension } from '../../../../shared/measure/counters.ts';
import { labelText } from '../../../../shared/report-text/report-text.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import type { ReportState } from './reports-address.ts';

const channels = ['voice', 'chat', 'app', 'web', 'wechat', 'sms', 'email', 'robot'];

/** Only this queue, channel …: what is chosen, and where another is chosen or typed. */
export function ScopeChoice({
  scope,
  dimensions,
  choose,
}: {
  scope: ReportState['scope'];
  dimensions: readonly Dimension[];
  choose: (scope: string[]) => void;
}) {
  const { words } = useWall();
  const { say } = words;
  const queues = useTopic('queueNames') ?? {};
  const teams = useTopic('teamNames') ?? {};
  const [dimension, setDimension] = useState<Dimension>('queue');
  const [typed, setTyped] = useState('');
  const chosen = Object.entries(scope) as [Dimension, string][];
  const keep = (next: readonly [Dimension, string][]) =>
    choose(next.map(([name, label]) => `${name}=${label}`));
  const known: Partial<Record<Dimension, { value: string; label: string }[]>> = {
    queue: Object.entries(queues).map(([value, label]) => ({ value, label })),
    team: Object.values(teams).map((value) => ({ value, label: value })),
    channel: channels.map((value) => ({ value, label: labelText('channel', value, {}, words) })),
  };
  const add = (value: string) => {
    setTyped('');
    if (value.trim() !== '')
      keep([...chosen.filter(([name]) => name !== dimension), [dimension, value.trim()]]);
  };
  return (
    <>
      <Select
        aria-label={say('report.scope')}
        popupMatchSelectWidth={false}
        value={dimension}
        options={dimensions.map((value) => ({ value, label: say(`dimension.${value}`) }))}
        onChange={setDimension}
      />
      <AutoComplete
        className="report-scope"
        aria-label={say('report.scope.value')}
        placeholder={chosen.length === 0 ? say('report.scope.all') : say('report.scope.value')}
        value={typed}
        options={(known[dimension] ?? []).filter(({ value, label }) =>
          `${label} ${value}`.toLowerCase().includes(typed.toLowerCase()),
        )}
        onChange={(text: string) => setTyped(text)}
        onSelect={(value: string) => add(value)}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !nativeEvent.isComposing && !(typed in queues)) add(typed);
        }}
      />
      <ScopeTags chosen={chosen} queues={queues} keep={keep} />
    </>
  );
}

type Chosen = readonly [Dimension, string][];

function ScopeTags(given: {
  chosen: Chosen;
  queues: Readonly<Record<string, string>>;
  keep: (chosen: Chosen) => void;
}) {
  const { words } = useWall();
  const { chosen, queues, keep } = given;
  return chosen.map(([name, label]) => (
    <Tag
      key={name}
      closable
      onClose={(event) => {
        event.preventDefault();
        keep(chosen.filter(([other]) => other !== name));
      }}
    >
      {words.say('desk.pair', {
        name: words.say(`dimension.${name}`),
        value: labelText(name, label, queues, words),
      })}
    </Tag>
  ));
}
