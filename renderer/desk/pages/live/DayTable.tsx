import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount, formatWait, NONE } from '../../../../shared/words/format.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { waitLevel } from '../../../panels/levels.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { shareText } from '../../card/card-texts.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { RateCell } from '../../parts/RateCell.tsx';
import type { DayLine } from './day-lines.ts';
import { DownLink } from './DownLink.tsx';
import { ledgerOf } from './live-address.ts';
import { scopeOf } from './live-subjects.ts';
import { useLive } from './use-live.ts';

const counts = ['offered', 'answered', 'abandoned', 'flowedOut', 'lost', 'open'] as const;
const headings = {
  offered: 'live.chart.offered',
  answered: 'live.outcome.answered',
  abandoned: 'live.outcome.abandoned',
  flowedOut: 'live.outcome.flowedOut',
  lost: 'live.outcome.lost',
  open: 'live.outcome.open',
} as const;

/** The slots of a day; each leads to its waits, and so does the whole day. */
export function DayTable({
  lines,
  total,
  seconds,
}: {
  lines: readonly DayLine[];
  total: DayLine;
  /** Threshold of the service level. */
  seconds: number;
}) {
  const { say } = useWall().words;
  // Before the first contact of the day there is nothing to look at.
  const first = lines.findIndex(({ offered, rate }) => offered + rate.total > 0);
  const shown = lines
    .slice(Math.max(0, first))
    .filter(({ state }) => state !== 'coming')
    .toReversed();
  return (
    <div className="table-scroll">
      <table className="day-slots">
        <caption className="unseen">{say('live.slots')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('live.slot')}</th>
            {counts.map((name) => (
              <th key={name} scope="col">
                {say(headings[name])}
              </th>
            ))}
            <th scope="col">{say('live.chart.rate')}</th>
            <th scope="col">{say('live.level', { seconds })}</th>
            <th scope="col">{say('live.asa')}</th>
            <th scope="col">{say('live.att')}</th>
            <th scope="col">{say('live.longest')}</th>
            <th scope="col">{say('live.depthMax')}</th>
          </tr>
        </thead>
        <tbody>
          <Row line={total} seconds={seconds} name={say('live.slot.total')} />
          {shown.map((line) => (
            <Row key={line.start} line={line} seconds={seconds} name={null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, seconds, name }: { line: DayLine; seconds: number; name: string | null }) {
  const { say } = useWall().words;
  const [state] = useLive();
  const station = useStation();
  const zone = zoneNamed(station?.zone ?? 'UTC');
  const queues = useTopic('queueNames');
  const scope = scopeOf(state.queue, queues?.[state.queue] ?? state.queue);
  const range = { from: line.start, to: line.end, ledger: ledgerOf(state.ledger) };
  const of = (metric: CardSubject['metric']) => ({ metric, scope, ...range });
  const waits = { ...state, from: line.start, to: line.end, outcome: '', after: '' };
  return (
    <tr className={name === null ? line.state : 'total'}>
      <th scope="row">
        <DownLink to={waits}>{name ?? formatLocal(zone, line.start, 'minute')}</DownLink>
        {line.state === 'running' && <small>{say('live.slot.running')}</small>}
      </th>
      {counts.map((count) => (
        <td key={count} className={line[count] === 0 ? 'zero' : undefined}>
          <FigureButton subject={of(count)} name={say(headings[count])}>
            {formatCount(line[count])}
          </FigureButton>
        </td>
      ))}
      <td>
        <FigureButton subject={of('connectRate')} name={say('live.chart.rate')}>
          <RateCell {...line.rate} target={station?.targets.connectRate ?? 1} />
        </FigureButton>
      </td>
      <td>
        <FigureButton subject={{ ...of('serviceLevel'), seconds }} name={say('live.level', { seconds })}>
          {shareText(line.level)}
        </FigureButton>
      </td>
      {(['asa', 'att'] as const).map((metric) => (
        <td key={metric}>
          <FigureButton subject={of(metric)} name={say(`live.${metric}`)}>
            {formatWait(line[`${metric}Ms`])}
          </FigureButton>
        </td>
      ))}
      <td data-level={waitLevel(line.longestMs)}>
        <FigureButton subject={of('waitMsMax')} name={say('live.longest')}>
          {line.longestMs === 0 ? NONE : formatWait(line.longestMs)}
        </FigureButton>
      </td>
      <td className={line.depthMax === 0 ? 'zero' : undefined}>
        <FigureButton subject={of('depthMax')} name={say('live.depthMax')}>
          {formatCount(line.depthMax)}
        </FigureButton>
      </td>
    </tr>
  );
}
