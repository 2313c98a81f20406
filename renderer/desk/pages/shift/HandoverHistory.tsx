import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import type { Handover } from '../../../../shared/model/handover.ts';
import { formatCount, NONE } from '../../../../shared/words/format.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { PageLink } from '../../parts/PageLink.tsx';
import { whoText } from './item-texts.ts';
import { useItemSight } from './use-item-sight.ts';

/** The last hand-overs, the newest first. */
export function HandoverHistory() {
  const { say } = useWall().words;
  const all = Object.values(useTopic('handovers') ?? {}).toSorted((a, b) => Number(b.id) - Number(a.id));
  return (
    <section>
      <h2>{say('desk.shift.history')}</h2>
      {all.length === 0 ? (
        <p className="dim">{say('desk.shift.history.none')}</p>
      ) : (
        <div className="table-room" role="region" tabIndex={0} aria-label={say('desk.shift.history')}>
          <table className="shift-table">
            <thead>
              <tr>
                <th scope="col">{say('desk.shift.column.shift')}</th>
                <th scope="col">{say('desk.shift.column.by')}</th>
                <th scope="col">{say('desk.shift.column.at')}</th>
                <th scope="col">{say('desk.shift.column.to')}</th>
                <th scope="col">{say('desk.shift.column.state')}</th>
                <th scope="col">{say('desk.shift.column.replied')}</th>
                <th scope="col" className="number">
                  {say('desk.shift.column.items')}
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((handover) => (
                <Row key={handover.id} handover={handover} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ handover }: { handover: Handover }) {
  const { words, zone, now } = useItemSight();
  const { id, shift, at, to, counts, reply } = handover;
  const open = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row">
        <PageLink page="shift" state={{ handover: id }}>
          {shift.date} {shift.name}
        </PageLink>
      </th>
      <td>{whoText(handover, words)}</td>
      <td className="time">{momentText(zone, at, now)}</td>
      <td>{to}</td>
      <td>
        <StateText handover={handover} />
      </td>
      <td className="time">{reply === null ? NONE : momentText(zone, reply.at, now)}</td>
      <td className="number">{formatCount(open)}</td>
    </tr>
  );
}

/** How a hand-over stands, with who answered in place of whom, and why it was declined. */
export function StateText({ handover: { state, reply } }: { handover: Handover }) {
  const { say } = useWall().words;
  if (reply === null) return say(`duty.state.${state}`);
  const inPlace = reply.inPlace && state === 'accepted';
  return [
    say(inPlace ? 'duty.state.acceptedInPlace' : `duty.state.${state}`),
    ...(reply.inPlace ? [reply.by] : []),
    ...(reply.reason === '' ? [] : [reply.reason]),
  ].join(' · ');
}
