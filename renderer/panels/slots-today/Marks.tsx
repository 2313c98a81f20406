import type { MarksView } from './marks-view.ts';
import { stripPlaces } from './strips.ts';

const percent = (share: number) => `${share * 100}%`;

/** The bar of the slot under way, hatched. It lies below the chart, so that the lines of other days cross it. */
export function RunningBar({ bar }: { bar: MarksView['bar'] }) {
  return (
    <div className="strip" style={stripPlaces.volume}>
      {bar !== null && (
        <i
          className="mark-bar"
          style={{ left: percent(bar.left), width: percent(bar.width), height: percent(bar.height) }}
        />
      )}
    </div>
  );
}

/** The rate of the slot under way and the mark of now, above the chart. */
export function NowMarks({ view: { unfinished, now } }: { view: MarksView }) {
  const line = now !== null && <i className="mark-now" style={{ left: percent(now) }} />;
  return (
    <>
      <div className="strip" style={stripPlaces.volume}>
        {line}
      </div>
      <div className="strip" style={stripPlaces.rate}>
        {line}
        {unfinished !== null && (
          <i
            className="mark-unfinished"
            style={{ left: percent(unfinished.left), bottom: percent(unfinished.bottom) }}
          />
        )}
      </div>
    </>
  );
}
