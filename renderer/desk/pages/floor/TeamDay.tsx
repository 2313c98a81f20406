import { aht } from '../../../../shared/measure/times.ts';
import { formatCount, formatWait, NONE } from '../../../../shared/words/format.ts';
import { useCell, useStation, useWall } from '../../../link/use-station.ts';
import { decidedOf } from '../../../panels/rate-figure.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { RateCell } from '../../parts/RateCell.tsx';

/** A team's day: the connect rate of the queues assigned to it, and what its own agents handled. Three cells of its line. */
export function TeamDay({ scope }: { scope: CardSubject['scope'] }) {
  const { say } = useWall().words;
  const station = useStation();
  const cell = useCell('league', scope.key);
  if (station === undefined) return null;
  const { today, targets, excludeShortAbandons } = station;
  const of = (metric: CardSubject['metric']): CardSubject => ({
    metric,
    scope,
    from: today.start,
    to: today.end,
    ledger: 'offer',
  });
  const queues = cell?.queues ?? null;
  const total = queues === null ? 0 : decidedOf(queues, excludeShortAbandons);
  const seconds = cell === undefined ? null : aht(cell);
  return (
    <>
      <span role="cell">
        <FigureButton subject={of('connectRate')} name={say('live.today')}>
          <RateCell hits={queues?.answered ?? 0} total={total} target={targets.connectRate} />
        </FigureButton>
      </span>
      <span role="cell">
        <FigureButton subject={of('handled')} name={say('desk.floor.handled')}>
          {cell === undefined ? NONE : formatCount(cell.handled)}
        </FigureButton>
      </span>
      <span role="cell">
        <FigureButton subject={of('aht')} name={say('desk.floor.handleTime')}>
          {formatWait(seconds === null ? null : seconds * 1000)}
        </FigureButton>
      </span>
    </>
  );
}
