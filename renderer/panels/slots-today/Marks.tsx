import { inSteps } from '../in-steps.ts';
import type { MarksView } from './marks-view.ts';
import { stripPlaces } from './strips.ts';

/** The height of a strip is some 100 to 300 pixels, its width some thousands. */
const [HIGH, WIDE] = [250, 10_000];

/** The bar of the slot under way, hatched. It lies below the chart, so that the lines of other days cross it. */
export function RunningBar({ bar }: { bar: MarksView['bar'] }) {
  return (
    <div className="strip" style={stripPlaces.volume}>
      {bar !== null && (
        <i
          className="mark-bar"
          style={{
            left: inSteps(bar.left, WIDE),
            width: inSteps(bar.width, WIDE),
            height: inSteps(bar.height, HIGH),
          }}
        />
      )}
    </div>
  );
}

/** The rate of the slot under way and the mark of now, above the chart. */
export function NowMarks({ view: { unfinished, now } }: { view: MarksView }) {
  const line = now !== null && <i className="mark-now" style={{ left: inSteps(now, WIDE) }} />;
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
            style={{ left: inSteps(unfinished.left, WIDE), bottom: inSteps(unfinished.bottom, HIGH) }}
          />
        )}
      </div>
    </>
  );
}
