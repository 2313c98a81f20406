import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { useWall } from '../../link/use-station.ts';
import type { CardSubject } from './card-subject.ts';

/** Of whom and over which time a number is. */
export function CardScope({
  subject: { scope, from, to, rolling },
  zone,
}: {
  subject: CardSubject;
  zone: Zone;
}) {
  const { say } = useWall().words;
  const name =
    scope.kind === 'centre' ? say('card.centre') : say(`card.scope.${scope.kind}`, { name: scope.name });
  const at = (time: number) =>
    `${formatLocal(zone, time, 'date')} ${formatLocal(zone, time, rolling === true ? 'time' : 'minute')}`;
  const range = { from: at(from), to: at(to) };
  return (
    <p className="card-scope">
      <b>{name}</b>
      <span>
        {from === to
          ? say('card.now')
          : say(rolling === true ? 'card.range.rolling' : 'card.range.span', range)}
      </span>
    </p>
  );
}
