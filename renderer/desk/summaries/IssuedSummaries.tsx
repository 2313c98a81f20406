import { Button } from 'antd';
import { useState } from 'react';
import type { WrittenSummary } from '../../../shared/contract/asks/summary-asks.ts';
import type { AskInput } from '../../../shared/contract/asks.ts';
import type { Language } from '../../../shared/words/words.ts';
import { useWall } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { EmptyNote } from '../parts/EmptyNote.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useAsk } from '../parts/use-ask.ts';
import { useTimeText } from '../parts/use-time-text.ts';
import { SummaryExport } from './SummaryExport.tsx';
import '../parts/set-table.css';
import './summaries.css';

const PAGE = 20;
const MOST = 200;

/** What the station wrote by itself, newest first: corrections with what they altered, and failures with their cause. */
export function IssuedSummaries() {
  const { say } = useWall().words;
  const [limit, setLimit] = useState(PAGE);
  const [open, setOpen] = useState<number | null>(null);
  const { answer, fault, again } = useAsk('summaries.list', { limit });
  if (answer === undefined)
    return fault === undefined ? <Loading rows={3} /> : <ErrorNote fault={fault} again={again} />;
  const { entries, more } = answer;
  if (entries.length === 0)
    return <EmptyNote title={say('summaries.none')} text={say('summaries.none.text')} />;
  return (
    <>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      <table className="set-table summary-list">
        <thead>
          <tr>
            {(['kind', 'span', 'at', 'files'] as const).map((key) => (
              <th key={key} scope="col">
                {say(`summaries.${key}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{say('summaries.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              open={entry.id === open}
              toggle={() => setOpen(entry.id === open ? null : entry.id)}
            />
          ))}
        </tbody>
      </table>
      {more && limit < MOST && (
        <Button onClick={() => setLimit(Math.min(MOST, limit + 4 * PAGE))}>{say('summaries.more')}</Button>
      )}
    </>
  );
}

function Entry({ entry, open, toggle }: { entry: WrittenSummary; open: boolean; toggle: () => void }) {
  const { words } = useWall();
  const { say } = words;
  const time = useTimeText();
  const minute = (at: number): string => time(at).slice(0, 16);
  const { kind, name, date, start, end, at, issue } = entry;
  const what = [date, name, say(`summary.file.${kind}`)].filter((part) => part !== '').join(' ');
  return (
    <>
      <tr>
        <td>
          {what}
          {issue > 1 && <b className="summary-mark"> {say('export.corrected', { issue })}</b>}
        </td>
        <td className="summary-span">{spanOf(minute(start), minute(end))}</td>
        <td className="summary-span">{minute(at)}</td>
        <td>
          <Files entry={entry} />
        </td>
        <td className="set-acts">
          <Button
            size="small"
            aria-expanded={open}
            aria-label={say('summaries.export.of', { what })}
            onClick={toggle}
          >
            {say('summaries.export')}
          </Button>
        </td>
      </tr>
      <Details entry={entry} />
      {open && (
        <tr>
          <td colSpan={5}>
            <SummaryExport of={wantedOf(entry)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** In which formats it was written, or that it could not be. */
function Files({ entry: { issue, attempts, files } }: { entry: WrittenSummary }) {
  const { say } = useWall().words;
  const written = languagesOf(files);
  const formatsIn = (language: Language): string =>
    files
      .filter((file) => file.language === language)
      .map(({ format }) => say(`summaries.format.${format}`))
      .join(' · ');
  if (issue === 0)
    return (
      <span className="set-note" data-level="critical">
        <Glyph name="critical" />
        {say('summaries.failed')}
      </span>
    );
  return (
    <>
      {written.map((language) => (
        <span key={language} className="summary-file">
          {written.length === 1
            ? formatsIn(language)
            : say('summaries.in', {
                language: say(`desk.language.${language}`),
                formats: formatsIn(language),
              })}
        </span>
      ))}
      {attempts > 1 && <span className="dim">{say('summaries.attempts', { n: attempts })}</span>}
    </>
  );
}

function languagesOf(files: WrittenSummary['files']): Language[] {
  return [...new Set(files.map(({ language }) => language))];
}

/** The date is told once where it is the same. */
function spanOf(start: string, end: string): string {
  const [date] = start.split(' ');
  return `${start} – ${end.startsWith(`${date} `) ? end.slice(11) : end}`;
}

/** What a correction altered, or why it could not be written. */
function Details({ entry: { issue, error, changes } }: { entry: WrittenSummary }) {
  const { words } = useWall();
  const { say } = words;
  const altered = changes[words.language];
  if (issue > 0 && altered.length === 0) return null;
  return (
    <tr className="summary-details">
      <td colSpan={5}>
        {issue === 0 ? (
          <span className="dim">{say('summaries.failed.text', { why: error })}</span>
        ) : (
          <details>
            <summary>{say('summaries.changes', { n: altered.length })}</summary>
            <ul>
              {altered.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}

/** A shift by its times, so that it is the same one whatever the roster says now. */
function wantedOf({ kind, date, start, end }: WrittenSummary): AskInput<'summaries.export'>['of'] {
  return kind === 'shift' ? { kind: 'report', from: start, to: end } : { kind, date };
}
