import { Button, Select, Table } from 'antd';
import type { QuarantineEntry, QuarantineTotal } from '../../../../shared/contract/asks/health-asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import type { ChangeHealth, HealthAddress } from './health-address.ts';
import { RawText } from '../../parts/RawText.tsx';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { quarantineCount } from './quarantine-count.ts';

const PAGE = 50;

/** What could not be counted, as it came, with the reason. */
export function Quarantine({ address, change }: { address: HealthAddress; change: ChangeHealth }) {
  const { words } = useWall();
  const { source, code, before } = address;
  const { answer, fault, again } = useAsk('quarantine.list', {
    limit: PAGE,
    ...(source !== '' && { source }),
    ...(code !== '' && { code }),
    ...(before > 0 && { before }),
  });
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading />;
  const { entries, more, totals } = answer;
  if (totals.length === 0)
    return (
      <EmptyNote
        title={words.say('desk.health.quarantine.none.title')}
        text={words.say('desk.health.quarantine.none.text')}
      />
    );
  const last = entries.at(-1)?.id;
  return (
    <section className="quarantine">
      <p className="dim">{words.say('desk.health.quarantine.text')}</p>
      <Filters totals={totals} address={address} change={change} />
      {entries.length === 0 ? (
        <p className="dim">{words.say('desk.health.quarantine.noneFound')}</p>
      ) : (
        <Entries entries={entries} />
      )}
      <div className="pager">
        {before > 0 && (
          <Button onClick={() => change({ before: 0 })}>{words.say('desk.health.newest')}</Button>
        )}
        {more && last !== undefined && (
          <Button onClick={() => change({ before: last })}>{words.say('desk.health.more')}</Button>
        )}
      </div>
    </section>
  );
}

function Filters({
  totals,
  address,
  change,
}: {
  totals: readonly QuarantineTotal[];
  address: HealthAddress;
  change: ChangeHealth;
}) {
  const { words } = useWall();
  const { say } = words;
  // A connection without a name has an empty one, which an address cannot ask for: it is listed among all.
  const sources = [...new Set(totals.map(({ source }) => source))].filter((source) => source !== '');
  const codes = [...new Set(totals.map(({ code }) => code))];
  const counted = (name: string, source: string, code: string) =>
    say('desk.health.quarantine.total', { name, count: formatCount(quarantineCount(totals, source, code)) });
  return (
    <div className="quarantine-filters">
      <Select
        allowClear
        aria-label={say('desk.health.quarantine.source')}
        placeholder={say('desk.health.quarantine.source.all')}
        value={address.source === '' ? null : address.source}
        options={sources.map((value) => ({ value, label: counted(value, value, '') }))}
        onChange={(source) => change({ source: source ?? '', before: 0 })}
      />
      <Select
        allowClear
        aria-label={say('desk.health.quarantine.code')}
        placeholder={say('desk.health.quarantine.code.all')}
        value={address.code === '' ? null : address.code}
        options={codes.map((value) => ({
          value,
          label: counted(codeText(value, words), '', value),
        }))}
        onChange={(code) => change({ code: code ?? '', before: 0 })}
      />
      <SignalFigure signal="quarantine" of={address.source} part={address.code}>
        {say('signal.quarantine.count', {
          count: formatCount(quarantineCount(totals, address.source, address.code)),
        })}
      </SignalFigure>
    </div>
  );
}

function Entries({ entries }: { entries: readonly QuarantineEntry[] }) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { say } = words;
  return (
    <Table<QuarantineEntry>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'at',
          title: say('desk.health.at'),
          render: (_, { at }) => `${formatLocal(zone, at, 'date')} ${formatLocal(zone, at, 'time')}`,
        },
        {
          key: 'source',
          title: say('desk.health.quarantine.source'),
          render: (_, { source }) => (source === '' ? say('desk.health.quarantine.source.unknown') : source),
        },
        {
          key: 'seq',
          title: say('desk.health.quarantine.seq'),
          align: 'right',
          render: (_, { seq }) => (seq === 0 ? '—' : seq),
        },
        {
          key: 'code',
          title: say('desk.health.quarantine.code'),
          render: (_, { code }) => codeText(code, words),
        },
        { key: 'why', title: say('desk.health.quarantine.why'), dataIndex: 'why' },
      ]}
      expandable={{
        columnTitle: <span className="unseen">{say('desk.health.quarantine.raw')}</span>,
        expandedRowRender: ({ raw }) => <RawText raw={raw} label={say('desk.health.quarantine.raw')} />,
      }}
      dataSource={[...entries]}
    />
  );
}

function codeText(code: string, words: Words): string {
  return words.sayKey(`desk.health.quarantine.code.${code}`) ?? code;
}
