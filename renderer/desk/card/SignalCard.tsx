import { useWall } from '../../link/use-station.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Loading } from '../parts/Loading.tsx';
import type { SignalSubject } from './card-subject.ts';
import { signalFacts } from './signals.ts';
import { useSignal } from './use-signal.ts';
import './card.css';

/** The card of a number that is no metric: what is counted, over which time, where it comes from, when it was read. */
export function SignalCard({ subject }: { subject: SignalSubject }) {
  const { say } = useWall().words;
  const { word, unit, over, origin } = signalFacts(subject.signal);
  const { value, whose, at, fault, again } = useSignal(subject);
  return (
    <div className="card">
      <p className="card-scope">
        <b>{whose}</b>
        <span>{say(over)}</span>
      </p>
      <h2>{say(word)}</h2>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {value === undefined && fault === undefined && <Loading rows={2} />}
      {value === null && <p className="card-note">{say('signal.gone')}</p>}
      {value !== undefined && value !== null && <p className="card-value card-told">{value}</p>}
      {at !== '' && <p className="card-dim">{say('card.asOf', { at })}</p>}
      <section>
        <h3>{say('card.counts')}</h3>
        <p>{say(`signal.${subject.signal}.text`)}</p>
        <dl className="card-facts">
          <dt>{say('card.unit')}</dt>
          <dd>{say(unit)}</dd>
          <dt>{say('signal.over')}</dt>
          <dd>{say(over)}</dd>
          <dt>{say('signal.origin')}</dt>
          <dd>{say(origin)}</dd>
        </dl>
      </section>
      <p className="card-dim">{say('signal.formula')}</p>
    </div>
  );
}
