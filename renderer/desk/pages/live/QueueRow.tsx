import { memo } from 'react';
import { formatCount, formatWait, NONE } from '../../../../shared/words/format.ts';
import type { TargetDistance } from '../../../../shared/measure/distance-to-target.ts';
import type { Word } from '../../../../shared/words/words.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { alike } from '../../../panels/alike.ts';
import { LevelCell } from '../../../panels/parts/LevelCell.tsx';
import { gaugeSubject } from '../../card/gauge-subject.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { RateCell } from '../../parts/RateCell.tsx';
import { DownLink } from './DownLink.tsx';
import { usualLive } from './live-address.ts';
import { recentSubject, scopeOf, todaySubject } from './live-subjects.ts';
import type { QueueLine } from './queue-lines.ts';
import { Spark } from './Spark.tsx';
import type { SparkPaths } from './spark-paths.ts';

/** One queue; leads to its day. */
export const QueueRow = memo(function QueueRow({
  line,
  index,
  spark,
  slots,
}: {
  line: QueueLine;
  index: number;
  spark: SparkPaths | undefined;
  slots: number;
}) {
  const station = useStation();
  const { client, words } = useWall();
  if (station === undefined) return null;
  const target = station.targets.connectRate;
  const scope = scopeOf(line.queue, line.name);
  const recent = () => recentSubject(scope, client.topic('rolling').value, client.clock.now());
  const now = (gauge: 'waiting' | 'longestWait' | 'seats.ready', name: Word, text: string) => (
    <FigureButton subject={() => gaugeSubject(gauge, scope, client.clock.now())} name={words.say(name)}>
      {text}
    </FigureButton>
  );
  return (
    <tr aria-rowindex={index}>
      <th scope="row" className="name">
        <DownLink to={{ ...usualLive, queue: line.queue }}>{line.name}</DownLink>
      </th>
      <LevelCell text={now('waiting', 'live.depth', formatCount(line.depth))} level={line.depthLevel} />
      <LevelCell text={now('longestWait', 'live.wait', formatWait(line.waitMs))} level={line.waitLevel} />
      <td>{now('seats.ready', 'live.ready', line.ready === null ? NONE : formatCount(line.ready))}</td>
      <td>
        <FigureButton subject={recent} name={words.say('live.recent')}>
          <RateCell {...line.recent} target={target} />
        </FigureButton>
      </td>
      {(['offered', 'answered'] as const).map((count) => (
        <td key={count}>
          <FigureButton subject={todaySubject(scope, count, station)} name={words.say(`live.${count}`)}>
            {formatCount(line[count])}
          </FigureButton>
        </td>
      ))}
      <td>
        <FigureButton subject={todaySubject(scope, 'connectRate', station)} name={words.say('live.today')}>
          <RateCell {...line.today} target={target} />
        </FigureButton>
      </td>
      <td className="distance">
        <FigureButton subject={todaySubject(scope, 'connectRate', station)} name={words.say('live.distance')}>
          {distanceWord(line.distance, (word, n) => words.say(`live.distance.${word}`, { n }))}
        </FigureButton>
      </td>
      <td className="spark">
        <Spark paths={spark} slots={slots} />
      </td>
    </tr>
  );
}, alike);

function distanceWord(
  distance: TargetDistance | null,
  say: (word: 'spare' | 'need' | 'out', n: string) => string,
): string {
  if (distance === null) return NONE;
  if (distance.kind === 'outOfReach') return say('out', '');
  return say(distance.kind, formatCount(distance.contacts));
}
