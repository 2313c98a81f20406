import { formatCount, NONE } from '../../../shared/words/format.ts';
import { useCell, useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useDataSecond } from '../use-staleness.ts';
import { Spark } from './Spark.tsx';
import { queueNowView, sparkView } from './view.ts';
import './panel.css';

/** Is a queue building, how long is the longest wait? */
export function Panel() {
  const { words } = useWall();
  const gauges = useCell('gauges', 'gauges');
  const depth = useTopic('depth');
  const now = useDataSecond();
  if (gauges === undefined) return null;
  const view = queueNowView(gauges, now, words);
  const spark = sparkView(depth ?? {}, now);
  return (
    <Tile name="queue-now" title={words.say('queue.title')} level={view.level}>
      <dl className="figures" data-crowded={view.crowded}>
        <div>
          <dt className="label">
            {words.say('queue.title')} <em>{words.say('queue.now')}</em>
          </dt>
          <dd className="figure">
            {view.depth}
            <small>{words.say('unit.contacts')}</small>
          </dd>
        </div>
        <div>
          <dt className="label" data-level={view.level}>
            {words.say('queue.longest')}
            {view.level !== 'normal' && (
              <>
                <Glyph name={view.level} />
                <span className="unseen">{words.say(`level.${view.level}`)}</span>
              </>
            )}
          </dt>
          <dd className="figure" data-level={view.level} data-none={view.longest === NONE}>
            {view.longest}
          </dd>
        </div>
      </dl>
      <p className="foot">
        <span>
          {spark.max === null
            ? words.say('queue.sparkNone')
            : words.say('queue.sparkMax', { max: formatCount(spark.max) })}
        </span>
        <span>{view.longestToday}</span>
      </p>
      <Spark view={spark} label={words.say('queue.spark')} />
      <StaleMark />
    </Tile>
  );
}
