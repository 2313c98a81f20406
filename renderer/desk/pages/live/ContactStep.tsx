import type { EventLine } from '../../../../shared/contract/asks/rows-asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { Crumbs } from './Crumbs.tsx';
import { useLive } from './use-live.ts';
import { WaitTable } from './WaitTable.tsx';

/** One contact: what it is, its stays in queues, and its events as they are stored. */
export function ContactStep() {
  const { words } = useWall();
  const { say } = words;
  const [state] = useLive();
  const asked = useAsk('rows.contact', { contact: state.contact });
  const { answer, fault } = asked;
  const dimensions = Object.entries(
    answer === undefined ? {} : { source: answer.source, ...answer.dimensions },
  );
  return (
    <>
      <div className="step-head">
        <Crumbs {...(answer !== undefined && { contact: answer.id })} />
        <dl className="dimensions">
          {dimensions.map(([name, text]) => (
            <div key={name}>
              <dt>{words.sayKey(`live.${name}`) ?? name}</dt>
              <dd>{words.sayKey(`${name}.${text}`) ?? text}</dd>
            </div>
          ))}
        </dl>
      </div>
      {fault !== undefined && <ErrorNote fault={fault} again={asked.again} />}
      {fault === undefined && answer === undefined && <Loading rows={10} />}
      {answer !== undefined && (
        <>
          <h2 className="part">{say('live.legs')}</h2>
          <WaitTable waits={answer.legs} title={say('live.legs')} />
          <h2 className="part">{say('live.events')}</h2>
          <p className="part-note">{say('live.events.note')}</p>
          <EventTable events={answer.events} />
        </>
      )}
    </>
  );
}

function EventTable({ events }: { events: readonly EventLine[] }) {
  const { say } = useWall().words;
  return (
    <div className="table-scroll">
      <table className="events">
        <caption className="unseen">{say('live.events')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('live.at')}</th>
            <th scope="col">{say('live.events')}</th>
            <th scope="col">{say('live.event.data')}</th>
            <th scope="col" className="figure">
              {say('live.event.seq')}
            </th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, at) => (
            <EventRow key={at} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event: { at, seq, type, data } }: { event: EventLine }) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  return (
    <tr>
      <td>
        {formatLocal(zone, at, 'date')} {formatLocal(zone, at, 'time')}.{String(at % 1000).padStart(3, '0')}
      </td>
      <th scope="row">
        {words.sayKey(`live.event.${type}`) ?? type} <code>{type}</code>
      </th>
      <td>
        {data === null ? (
          <em>{words.say('live.events.purged')}</em>
        ) : (
          Object.entries(data).map(([key, text]) => (
            <code key={key} className="member">
              {key}: {text}
            </code>
          ))
        )}
      </td>
      <td className="figure">{seq}</td>
    </tr>
  );
}
