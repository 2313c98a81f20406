import { Input, Select } from 'antd';
import { auditKinds } from '../../../../shared/model/audit.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { useAddress } from '../../use-address.ts';
import { AuditRows } from './AuditRows.tsx';
import { auditQuery } from './audit-query.ts';

const usual = { text: '', kinds: [] as readonly string[], from: '', to: '' };

/** Who did what, newest first. What is looked for is in the address. */
export function AuditJournal() {
  const { say } = useWall().words;
  const zone = useStation()?.zone;
  const [filter, change] = useAddress(usual);
  return (
    <>
      <div className="above-table" role="search">
        <Input
          className="find"
          type="search"
          allowClear
          aria-label={say('audit.find')}
          placeholder={say('audit.find')}
          maxLength={64}
          value={filter.text}
          onChange={({ target }) => change({ text: target.value }, 'replace')}
        />
        <Select
          className="kinds"
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={say('audit.what')}
          placeholder={say('audit.kinds')}
          optionFilterProp="label"
          value={[...filter.kinds]}
          options={auditKinds.map((kind) => ({ value: kind, label: say(`audit.kind.${kind}`) }))}
          onChange={(kinds: string[]) => change({ kinds })}
        />
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {say(`audit.${end}`)}
            <Input
              className="day"
              placeholder="YYYY-MM-DD"
              maxLength={10}
              value={filter[end]}
              onChange={({ target }) => change({ [end]: target.value.trim() }, 'replace')}
            />
          </label>
        ))}
      </div>
      {zone !== undefined && <AuditTable query={auditQuery(filter, zoneNamed(zone))} />}
    </>
  );
}

function AuditTable({ query }: { query: ReturnType<typeof auditQuery> }) {
  const { say } = useWall().words;
  return (
    <table className="audit">
      <thead>
        <tr>
          {(['at', 'who', 'what', 'subject', 'change'] as const).map((column) => (
            <th key={column} scope="col">
              {say(`audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <AuditRows key={JSON.stringify(query)} query={query} />
    </table>
  );
}
