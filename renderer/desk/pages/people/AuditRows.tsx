import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AskInput } from '../../../../shared/contract/asks.ts';
import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { auditChanges } from './audit-changes.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

/** One page of the journal, and, once asked for, those before it. */
export function AuditRows({ query }: { query: AskInput<'audit.list'> }) {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('audit.list', query);
  const [opened, setOpened] = useState(false);
  const last = answer?.entries.at(-1);
  if (fault !== undefined) return <Whole>{<ErrorNote fault={fault} again={again} />}</Whole>;
  if (answer === undefined) return <Whole>{<Loading rows={3} />}</Whole>;
  if (last === undefined) return <Whole>{say('audit.none')}</Whole>;
  return (
    <>
      <tbody>
        {answer.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </tbody>
      {answer.more && !opened && (
        <Whole>
          <Button onClick={() => setOpened(true)}>{say('audit.more')}</Button>
        </Whole>
      )}
      {answer.more && opened && <AuditRows query={{ ...query, before: last.id }} />}
    </>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { words } = useWall();
  const { say } = words;
  const time = useTimeText();
  const nobody = entry.role === 'viewer' ? 'audit.nobody' : 'audit.own';
  return (
    <tr>
      <td className="time">{time(entry.at)}</td>
      <td>
        {entry.name || say(nobody)}
        {entry.by !== '' && <small>{say(`desk.role.${entry.role}`)}</small>}
      </td>
      <td data-level={entry.what === 'session.lock' ? 'warning' : undefined}>
        {say(`audit.kind.${entry.what}`)}
      </td>
      <td className="subject">{entry.subject}</td>
      <td>
        <div className="change">
          {auditChanges(entry, time, words).map(({ key, before, after }) => (
            <span key={key}>
              <small>{key}</small> {before !== '' && <del>{before}</del>} {after !== '' && <ins>{after}</ins>}
            </span>
          ))}
        </div>
      </td>
    </tr>
  );
}

function Whole({ children }: { children: ReactNode }) {
  return (
    <tbody>
      <tr>
        <td colSpan={5} className="whole">
          {children}
        </td>
      </tr>
    </tbody>
  );
}
