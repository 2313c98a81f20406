import { formatLocal } from '../../../../shared/time/format.ts';
import { useCell, useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { DownLink } from './DownLink.tsx';
import { backTo, type LiveStep, stepOf } from './live-address.ts';
import { useLive } from './use-live.ts';

/** Where one is, and the way back up. */
export function Crumbs({ contact }: { contact?: string }) {
  const { say } = useWall().words;
  const [state] = useLive();
  const zone = useStation()?.zone ?? 'UTC';
  const name = useCell('queueNames', state.queue) ?? state.queue;
  const minute = (at: number) => formatLocal(zoneNamed(zone), at, 'minute');
  const at = stepOf(state);
  const crumbs: { step: LiveStep; text: string }[] = [{ step: 'queues', text: say('live.queues') }];
  if (state.queue !== '' || state.centre)
    crumbs.push({ step: 'day', text: state.queue === '' ? say('live.centre') : name });
  if (state.from > 0) crumbs.push({ step: 'waits', text: `${minute(state.from)}–${minute(state.to)}` });
  if (state.contact > 0) crumbs.push({ step: 'contact', text: contact ?? String(state.contact) });
  return (
    <nav className="crumbs" aria-label={say('live.crumbs')}>
      <ol>
        {crumbs.map(({ step, text }) => (
          <li key={step}>
            {step === at || step === 'contact' ? (
              <h1 aria-current="page">{text}</h1>
            ) : (
              <DownLink to={{ ...state, ...backTo[step] }}>{text}</DownLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
