import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import type { AskInput } from '../../../../shared/contract/asks.ts';
import { type JournalEntry, journalKinds } from '../../../../shared/model/alert.ts';
import { severities } from '../../../../shared/model/fault.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { severityLevels } from '../../../panels/faults/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { saveText } from '../../parts/save-file.ts';
import { useAsk } from '../../parts/use-ask.ts';
import { useAddress } from '../../use-address.ts';
import { alertsAddress, journalAddress } from './alerts-address.ts';
import { EntryDetail } from './EntryDetail.tsx';
import { journalCsv, journalQuestion, timeOf } from './journal-view.ts';

/** Entries of a page, and the most that are exported at once. */
const [PAGE, MOST_EXPORTED] = [100, 20_000];

/** Everything that happened to alerts, the newest first. */
export function Journal() {
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const [filter] = useAddress(journalAddress);
  const question = journalQuestion(filter, zone);
  return (
    <>
      <Filters question={question} zone={zone} />
      <Pages key={JSON.stringify(question)} question={question} zone={zone} />
    </>
  );
}

function Filters({ question, zone }: { question: AskInput<'alerts.journal'>; zone: Zone }) {
  const { words } = useWall();
  const { say } = words;
  const [filter, change] = useAddress(journalAddress);
  const rules = useAsk('rules.list', {}).answer?.rules ?? [];
  const many = (key: 'rules' | 'severities' | 'kinds', options: { value: string; label: string }[]) => (
    <Select
      mode="multiple"
      className="journal-select"
      value={[...filter[key]]}
      options={options}
      placeholder={say(`journal.${key}`)}
      aria-label={say(`journal.${key}`)}
      onChange={(chosen) => change({ [key]: chosen })}
    />
  );
  const time = (key: 'from' | 'to') => (
    <label>
      {say(`journal.${key}`)}{' '}
      <Input
        className="journal-time"
        value={filter[key]}
        placeholder="2026-01-31 08:00"
        status={filter[key] === '' || timeOf(filter[key], zone) !== undefined ? '' : 'error'}
        onChange={({ target }) => change({ [key]: target.value }, 'replace')}
      />
    </label>
  );
  return (
    <div className="alerts-bar">
      {time('from')}
      {time('to')}
      {many(
        'rules',
        rules.map(({ rule }) => ({ value: rule.id, label: ruleName(words, rule.name) })),
      )}
      {many(
        'severities',
        severities.map((value) => ({ value, label: say(`alert.severity.${value}`) })),
      )}
      {many(
        'kinds',
        journalKinds.map((value) => ({ value, label: say(`journal.kind.${value}`) })),
      )}
      <Input
        type="search"
        className="alerts-filter"
        value={filter.q}
        placeholder={say('journal.text')}
        aria-label={say('journal.text')}
        onChange={({ target }) => change({ q: target.value }, 'replace')}
      />
      <span className="gap" />
      <Export question={question} zone={zone} />
    </div>
  );
}

/** Saves what the filter lets pass as CSV, page after page. */
function Export({ question, zone }: { question: AskInput<'alerts.journal'>; zone: Zone }) {
  const { client, words } = useWall();
  const [state, setState] = useState<{ busy: boolean; fault?: unknown; cut?: boolean }>({ busy: false });
  const save = async () => {
    setState({ busy: true });
    try {
      const entries: JournalEntry[] = [];
      let more = true;
      while (more && entries.length < MOST_EXPORTED) {
        const before = entries.at(-1)?.id;
        const page = await client.ask('alerts.journal', {
          ...question,
          limit: 500,
          ...(before !== undefined && { before }),
        });
        entries.push(...page.entries);
        more = page.more && page.entries.length > 0;
      }
      void saveText('alerts-journal.csv', journalCsv(words, zone, entries));
      setState({ busy: false, cut: more });
    } catch (fault) {
      setState({ busy: false, fault });
    }
  };
  return (
    <>
      <Button loading={state.busy} onClick={() => void save()}>
        {words.say('journal.csv')}
      </Button>
      {state.cut === true && <p role="status">{words.say('journal.csv.most', { count: MOST_EXPORTED })}</p>}
      {state.fault !== undefined && <ErrorNote fault={state.fault} />}
    </>
  );
}

/** The first page, and those that somebody asked for after it. */
function Pages({ question, zone }: { question: AskInput<'alerts.journal'>; zone: Zone }) {
  const { client, words } = useWall();
  const first = useAsk('alerts.journal', { ...question, limit: PAGE });
  const [later, setLater] = useState<{ entries: JournalEntry[]; more: boolean } | null>(null);
  const [fault, setFault] = useState<unknown>();
  if (first.fault !== undefined) return <ErrorNote fault={first.fault} again={first.again} />;
  if (first.answer === undefined) return <Loading rows={10} />;
  const entries = [...first.answer.entries, ...(later?.entries ?? [])];
  const last = entries.at(-1);
  if (last === undefined) return <EmptyNote title={words.say('journal.none')} />;
  const next = async () => {
    setFault(undefined);
    try {
      const page = await client.ask('alerts.journal', { ...question, before: last.id, limit: PAGE });
      setLater({ entries: [...(later?.entries ?? []), ...page.entries], more: page.more });
    } catch (cause) {
      setFault(cause);
    }
  };
  return (
    <>
      <Entries entries={entries} zone={zone} />
      {fault !== undefined && <ErrorNote fault={fault} />}
      {(later?.more ?? first.answer.more) ? (
        <Button className="alerts-more" onClick={() => void next()}>
          {words.say('journal.more')}
        </Button>
      ) : (
        <p className="alerts-end">{words.say('journal.end')}</p>
      )}
    </>
  );
}

function Entries({ entries, zone }: { entries: readonly JournalEntry[]; zone: Zone }) {
  const { words } = useWall();
  const { say } = words;
  const [, change] = useAddress(alertsAddress);
  return (
    <table className="alerts-table">
      <thead>
        <tr>
          {(['time', 'kind', 'rule', 'where', 'reading'] as const).map((column) => (
            <th key={column} scope="col">
              {say(`journal.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="alerts-since">
              {formatLocal(zone, entry.at, 'date')} {formatLocal(zone, entry.at, 'time')}
            </td>
            <td>{say(`journal.kind.${entry.kind}`)}</td>
            <th scope="row">
              <span className="alerts-what" data-level={severityLevels[entry.severity]}>
                <Glyph name={severityLevels[entry.severity]} />
                <span className="unseen">{say(`alert.severity.${entry.severity}`)}</span>
                <button type="button" className="head-button" onClick={() => change({ alert: entry.alert })}>
                  {ruleName(words, entry.name)}
                </button>
              </span>
            </th>
            <td>{whereText(words, entry.scope)}</td>
            <td>
              <EntryDetail entry={entry} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
