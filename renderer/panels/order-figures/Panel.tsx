import { NONE } from '../../../shared/words/format.ts';
import { useCell, useStation, useWall } from '../../link/use-station.ts';
import { inSteps } from '../in-steps.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { type OrderFigure, orderFiguresView } from './view.ts';
import './panel.css';

const STEPS = 400;

/** Are orders closed in time, what is late, what will be, and does as much go out as comes in. */
export function Panel() {
  const { words } = useWall();
  const all = useCell('orderFigures', '');
  const station = useStation();
  if (station === undefined) return null;
  const view = orderFiguresView(all, station.targets.onTimeRate, words);
  return (
    <Tile name="order-figures" title={words.say('orders.rate')}>
      <div className="order-rate">
        <h2 className="label">
          {words.say('orders.rate')} <em>{words.say('orders.inHand')}</em>
        </h2>
        <p className="hero" data-none={view.rate === NONE}>
          {view.rate}
          {view.rate !== NONE && <small>%</small>}
        </p>
        <Notes notes={view.notes} />
        <p className="note">{view.target}</p>
      </div>
      <dl className="order-counts">
        {view.figures.map((figure) => (
          <Figure key={figure.key} figure={figure} flow={figure.key === 'today' ? view.flow : null} />
        ))}
      </dl>
      <StaleMark />
    </Tile>
  );
}

function Figure({
  figure: { label, text, level, notes },
  flow,
}: {
  figure: OrderFigure;
  flow: number | null;
}) {
  const { words } = useWall();
  return (
    <div data-level={level ?? undefined}>
      <dt className="label">
        {label}
        {level !== null && <Glyph name={level} />}
        {level !== null && <span className="unseen">{words.say(`level.${level}`)}</span>}
      </dt>
      <dd className="figure">{text}</dd>
      {flow !== null && (
        <dd className="order-flow" aria-hidden="true">
          <i style={{ width: inSteps(flow, STEPS) }} />
        </dd>
      )}
      <dd>
        <Notes notes={notes} />
      </dd>
    </div>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <p className="note">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </p>
  );
}
