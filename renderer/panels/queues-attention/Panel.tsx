import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { StaleMark } from '../parts/StaleMark.tsx';
import { Tile } from '../parts/Tile.tsx';
import { useLinesTaken } from '../use-lines-taken.ts';
import { useScreenForm } from '../use-screen-form.ts';
import { useDataSecond } from '../use-staleness.ts';
import { QueueTable } from './QueueTable.tsx';
import { queuesAttentionView, rowsBeside } from './view.ts';
import './panel.css';

/** Which queues need somebody; in two tables side by side where the screen is wide and low. */
export function Panel() {
  const { words } = useWall();
  const queues = useTopic('queues');
  const station = useStation();
  const now = useDataSecond();
  const form = useScreenForm();
  const taken = useLinesTaken();
  if (station === undefined) return null;
  const most = rowsBeside(form, taken);
  const rows = queuesAttentionView(queues ?? {}, station, now).slice(0, most);
  const half = Math.ceil(most / 2);
  return (
    <Tile name="queues-attention" title={words.say('queues.title')}>
      {rows.length > 0 && <QueueTable title={words.say('queues.title')} rows={rows.slice(0, half)} />}
      {rows.length > half && <QueueTable title={words.say('queues.more')} rows={rows.slice(half)} />}
      {rows.length === 0 && (
        <h2 className="label">
          {words.say('queues.title')} <em>{words.say('queues.none')}</em>
        </h2>
      )}
      <StaleMark />
    </Tile>
  );
}
