import { memo } from 'react';
import { formatCount, formatRate, NONE } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { shownStates } from '../../../panels/agents-now/view.ts';
import { inSteps } from '../../../panels/in-steps.ts';
import { SeatMark } from '../../../panels/floor-map/SeatMark.tsx';
import type { CardSubject } from '../../card/card-subject.ts';
import { SeatFigure } from './SeatFigure.tsx';
import type { SeatCounts } from './seat-list.ts';

/** A bar cut by state, from busy to free. `of`: seats of the full length. */
export const StateStack = memo(function StateStack({ counts, of }: { counts: SeatCounts; of: number }) {
  return (
    <span className="state-stack" aria-hidden="true">
      {shownStates.map((state) =>
        counts.states[state] === 0 ? null : (
          <i
            key={state}
            className={`seat-${state}`}
            style={{ width: inSteps(counts.states[state] / Math.max(1, of), 1000) }}
          />
        ),
      )}
    </span>
  );
});

/** How many seats are in each state; a press lists only those. */
export function StateBar({
  counts,
  scope,
  chosen,
  choose,
}: {
  counts: SeatCounts;
  /** Whose seats are counted; null for a choice of them. */
  scope: CardSubject['scope'] | null;
  chosen: readonly string[];
  choose: (states: readonly string[]) => void;
}) {
  const { words } = useWall();
  const toggle = (state: string) =>
    choose(chosen.includes(state) ? chosen.filter((each) => each !== state) : [...chosen, state]);
  return (
    <div className="state-bar" role="group" aria-label={words.say('desk.floor.states')}>
      <StateStack counts={counts} of={counts.total} />
      <ul>
        {shownStates.map((state) => {
          const count = counts.states[state];
          const share = counts.total === 0 ? NONE : `${formatRate(count / counts.total)}%`;
          const name = words.say(`agents.${state}`);
          return (
            <li key={state}>
              <button type="button" aria-pressed={chosen.includes(state)} onClick={() => toggle(state)}>
                <svg className="seat-mark" viewBox="0 0 16 16" aria-hidden="true">
                  <SeatMark state={state} />
                </svg>
                <span>{name}</span>
              </button>
              <SeatFigure gauge={`seats.${state}`} scope={scope} name={name}>
                <b>{formatCount(count)}</b> <small>{share}</small>
              </SeatFigure>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
