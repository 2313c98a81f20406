import type { WaitLine } from '../../../../shared/contract/asks/rows-asks.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatWait, NONE } from '../../../../shared/words/format.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { waitLevel } from '../../../panels/levels.ts';
import { Age } from '../../parts/Age.tsx';
import { DownLink } from './DownLink.tsx';
import { ledgerOf } from './live-address.ts';
import { useLive } from './use-live.ts';

/** Waits line by line. `linked`: each leads to its contact. */
export function WaitTable({
  waits,
  title,
  linked = false,
}: {
  waits: readonly WaitLine[];
  title: string;
  linked?: boolean;
}) {
  const { say } = useWall().words;
  const [state] = useLive();
  const byOffer = !linked || ledgerOf(state.ledger) === 'offer';
  return (
    <div className="table-scroll">
      <table className="waits">
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {!byOffer && <th scope="col">{say('live.at')}</th>}
            <th scope="col">{say('live.offeredAt')}</th>
            {linked && <th scope="col">{say('live.contact')}</th>}
            <th scope="col">{say('live.name')}</th>
            <th scope="col">{say('live.outcome')}</th>
            <th scope="col" className="figure">
              {say('live.waited')}
            </th>
            <th scope="col">{say('live.agent')}</th>
            <th scope="col" className="figure">
              {say('live.talk')}
            </th>
            <th scope="col" className="figure">
              {say('live.hold')}
            </th>
            <th scope="col" className="figure">
              {say('live.acw')}
            </th>
            <th scope="col">{say('live.channel')}</th>
            <th scope="col">{say('live.business')}</th>
          </tr>
        </thead>
        <tbody>
          {waits.map((wait) => (
            <Row key={`${wait.contact}.${wait.leg}`} wait={wait} byOffer={byOffer} linked={linked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ wait, byOffer, linked }: { wait: WaitLine; byOffer: boolean; linked: boolean }) {
  const { words } = useWall();
  const { say } = words;
  const [state] = useLive();
  const names = useTopic('queueNames') ?? {};
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { offeredAt, endAt } = wait;
  return (
    <tr>
      {!byOffer && <td>{formatLocal(zone, wait.at, 'time')}</td>}
      <td>{formatLocal(zone, offeredAt, 'time')}</td>
      {linked && (
        <th scope="row">
          <DownLink to={{ ...state, contact: wait.contact }}>{wait.id}</DownLink>
        </th>
      )}
      <td>{names[wait.queue] ?? wait.queue}</td>
      <td data-outcome={wait.outcome}>{say(`live.outcome.${wait.short ? 'short' : wait.outcome}`)}</td>
      <td className="figure" data-level={endAt === null ? undefined : waitLevel(endAt - offeredAt)}>
        {endAt === null ? <Age since={offeredAt} /> : formatWait(endAt - offeredAt)}
      </td>
      <td>{wait.agent || NONE}</td>
      <td className="figure">{formatWait(wait.talkMs)}</td>
      <td className="figure">{formatWait(wait.holdMs)}</td>
      <td className="figure">{formatWait(wait.acwMs)}</td>
      <td>{words.sayKey(`channel.${wait.channel}`) ?? (wait.channel || NONE)}</td>
      <td>{wait.business || NONE}</td>
    </tr>
  );
}
