import { Drawer } from 'antd';
import type { HistoryBasis, Unusual } from '../../../../shared/model/hotspot.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { formatUsual } from '../../../complaints/unusual.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { Degree } from './Degree.tsx';
import '../../card/card.css';

const HOUR_MS = 3_600_000;

/** What a count of complaints is, what it is held against, and how unusual that makes it. `to`: end of its hour, epoch ms. */
export function CountCard({
  what,
  count,
  to,
  close,
}: {
  what: string;
  count: Unusual & HistoryBasis;
  to: number;
  close: () => void;
}) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const time = (ms: number) => formatLocal(zone, ms, 'isoMinute').replace('T', ' ');
  const [n, expected, score] = [formatCount(count.n), formatUsual(count.expected), count.score.toFixed(1)];
  const weekdays = say(count.weekdays ? 'desk.hotspots.card.weekdays' : 'desk.hotspots.card.noWeekdays');
  return (
    <Drawer
      open
      title={say('desk.hotspots.card')}
      size="min(40rem, 94vw)"
      onClose={close}
      className="count-card"
    >
      <div className="card">
        <p className="card-scope">
          <b>{what}</b> {say('desk.hotspots.card.window', { from: time(to - HOUR_MS), to: time(to) })}
        </p>
        <p className="card-value">{n}</p>
        <p className="card-formula">
          {say('desk.hotspots.card.worked', { n, expected, score })} · <Degree of={count} />
        </p>
        <dl>
          <dt>
            {say('desk.hotspots.card.n')} <b>{n}</b>
          </dt>
          <dd>{say('desk.hotspots.card.n.text')}</dd>
          <dt>
            {say('desk.hotspots.card.expected')} <b>{expected}</b>
          </dt>
          <dd>{say('desk.hotspots.card.expected.text')}</dd>
          <dt>
            {say('desk.hotspots.card.score')} <b>{score}</b>
          </dt>
          <dd>{say('desk.hotspots.card.score.text')}</dd>
          <dd>{say('desk.hotspots.card.degrees')}</dd>
        </dl>
        <p className="card-dim">{say('desk.hotspots.card.basis', { days: count.days, weekdays })}</p>
      </div>
    </Drawer>
  );
}
