import { Checkbox } from 'antd';
import { memo, useCallback } from 'react';
import { alertLine, ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import type { Alert, AlertNote } from '../../../../shared/model/alert.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { severityLevels } from '../../../panels/faults/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { hrefOf, useAddress } from '../../use-address.ts';
import { alertsAddress, inboxAddress } from './alerts-address.ts';
import { inhibitorOf, stateTexts, takenTexts } from './alert-texts.ts';
import type { SortKey } from './inbox-view.ts';
import { ReadingFigure } from '../../parts/ReadingFigure.tsx';

/** Ages are told in minutes; oftener than this nothing in them changes that matters. */
const STEP_MS = 5_000;

/** Alerts in a table. `picked`: those chosen, null for who may not do anything with them. */
export function InboxTable({
  list,
  picked,
  all,
  pick,
  pickAll,
}: {
  list: readonly Alert[];
  picked: ReadonlySet<string> | null;
  all: boolean;
  pick: (id: string, on: boolean) => void;
  pickAll: (on: boolean) => void;
}) {
  const { words } = useWall();
  const now = useDataSecond(STEP_MS);
  const alerts = useTopic('alerts');
  const notes = useTopic('alertNotes');
  const [, change] = useAddress(alertsAddress);
  const open = useCallback((id: string) => change({ alert: id }), [change]);
  return (
    <table className="alerts-table">
      <thead>
        <tr>
          {picked !== null && (
            <th scope="col" className="alerts-pick">
              <Checkbox
                checked={all}
                indeterminate={!all && picked.size > 0}
                aria-label={words.say('alerts.selectAll')}
                onChange={({ target }) => pickAll(target.checked)}
              />
            </th>
          )}
          <Head sort="what" word="alerts.column.what" />
          <Head word="alerts.column.much" />
          <Head sort="since" word="alerts.column.since" />
          <Head sort="where" word="alerts.column.where" />
          <Head sort="state" word="alerts.column.state" />
          <Head word="alerts.column.taken" />
        </tr>
      </thead>
      <tbody>
        {list.map((alert) => (
          <Row
            key={alert.id}
            alert={alert}
            note={notes?.[alert.id]}
            inhibitor={inhibitorOf(words, alert, alerts)}
            now={now}
            picked={picked?.has(alert.id) ?? null}
            pick={pick}
            open={open}
          />
        ))}
      </tbody>
    </table>
  );
}

function Head({
  sort,
  word,
}: {
  sort?: SortKey;
  word: `alerts.column.${'what' | 'much' | 'since' | 'where' | 'state' | 'taken'}`;
}) {
  const { say } = useWall().words;
  const [filter, change] = useAddress(inboxAddress);
  const name = say(word);
  if (sort === undefined) return <th scope="col">{name}</th>;
  const here = filter.sort === sort;
  // A third click goes back to the order of need.
  const next = () => {
    if (!here) change({ sort, down: false });
    else change(filter.down ? { sort: 'need', down: false } : { down: true });
  };
  return (
    <th scope="col" aria-sort={here ? (filter.down ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="head-button"
        title={say('alerts.sort', { column: name })}
        onClick={next}
      >
        {name}
        <span aria-hidden="true">{here ? (filter.down ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}

const Row = memo(function Row({
  alert,
  note,
  inhibitor,
  now,
  picked,
  pick,
  open,
}: {
  alert: Alert;
  note: AlertNote | undefined;
  inhibitor: string;
  now: number;
  picked: boolean | null;
  pick: (id: string, on: boolean) => void;
  open: (id: string) => void;
}) {
  const { words } = useWall();
  const what = `${ruleName(words, alert.name)} ${whereText(words, alert.scope)}`;
  return (
    <tr data-state={alert.state} data-calm={alert.acknowledged !== null || alert.shelved !== null}>
      {picked !== null && (
        <td className="alerts-pick">
          {/* The browser's own: hundreds of those of antd hold up the page. */}
          <input
            type="checkbox"
            checked={picked}
            disabled={alert.state === 'resolved'}
            aria-label={words.say('alerts.select', { what })}
            onChange={({ target }) => pick(alert.id, target.checked)}
          />
        </td>
      )}
      <Cells alert={alert} note={note} inhibitor={inhibitor} now={now} open={open} />
    </tr>
  );
});

/** What an alert says, apart from whether it is chosen: choosing hundreds draws their boxes and nothing else. */
const Cells = memo(function Cells({
  alert,
  note,
  inhibitor,
  now,
  open,
}: {
  alert: Alert;
  note: AlertNote | undefined;
  inhibitor: string;
  now: number;
  open: (id: string) => void;
}) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const line = alertLine(words, zone, alert, now);
  const level = severityLevels[alert.severity];
  return (
    <>
      <th scope="row">
        <span className="alerts-what" data-level={level}>
          <Glyph name={level} />
          <span className="unseen">{line.level}</span>
          <AlertLink id={alert.id} text={line.what} open={open} />
        </span>
      </th>
      <td>
        <ReadingFigure of="alert" id={alert.id} metric={alert.metric} reading={alert.readings[0]}>
          {line.howMuch}
        </ReadingFigure>
      </td>
      <td className="alerts-since">{line.since}</td>
      <td>{line.where}</td>
      <td>
        {stateTexts(words, alert, inhibitor).map((text) => (
          <span key={text} className="alerts-chip">
            {text}
          </span>
        ))}
      </td>
      <td>{takenTexts(words, zone, alert, note, now).join(' · ')}</td>
    </>
  );
});

function AlertLink({ id, text, open }: { id: string; text: string; open: (id: string) => void }) {
  return (
    <a
      href={hrefOf('alerts', { alert: id })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(id);
      }}
    >
      {text}
    </a>
  );
}
