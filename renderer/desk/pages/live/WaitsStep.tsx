import { Button, Segmented } from 'antd';
import { type RowsAnswers, waitOutcomes } from '../../../../shared/contract/asks/rows-asks.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { Crumbs } from './Crumbs.tsx';
import { ledgerOf, outcomeOf, placeOf, placeText } from './live-address.ts';
import { useLive } from './use-live.ts';
import { WaitTable } from './WaitTable.tsx';

/** The waits behind the numbers of a slot, or of another range; as many as the counters say. */
export function WaitsStep() {
  const [state] = useLive();
  const ledger = ledgerOf(state.ledger);
  const outcome = outcomeOf(state.outcome);
  const after = placeOf(state.after);
  const { from, to, queue } = state;
  const asked = useAsk('rows.contacts', {
    queue,
    ledger,
    from,
    to,
    ...(outcome !== undefined && { outcome }),
    ...(after !== undefined && { after }),
  });
  return (
    <>
      <div className="step-head">
        <Crumbs />
        {asked.answer !== undefined && <OutcomeChoice totals={asked.answer.totals} />}
      </div>
      {asked.fault !== undefined ? (
        <ErrorNote fault={asked.fault} again={asked.again} />
      ) : asked.answer === undefined ? (
        <Loading rows={12} />
      ) : (
        <Waits answer={asked.answer} />
      )}
    </>
  );
}

function Waits({ answer: { waits, more } }: { answer: RowsAnswers['rows.contacts'] }) {
  const { say } = useWall().words;
  const [state, change] = useLive();
  if (waits.length === 0) return <EmptyNote title={say('live.waits.none')} />;
  const last = waits.at(-1);
  return (
    <>
      <WaitTable waits={waits} title={say('live.outcome')} linked />
      {(more || state.after !== '') && (
        <p className="pages">
          <Button disabled={state.after === ''} onClick={() => change({ after: '' })}>
            {say('live.waits.first')}
          </Button>
          <Button
            disabled={!more || last === undefined}
            onClick={() => last && change({ after: placeText(last) })}
          >
            {say('live.waits.next')}
          </Button>
        </p>
      )}
    </>
  );
}

function OutcomeChoice({ totals }: { totals: RowsAnswers['rows.contacts']['totals'] }) {
  const { say } = useWall().words;
  const [state, change] = useLive();
  const all = waitOutcomes.reduce((sum, outcome) => sum + totals[outcome], 0);
  const option = (value: string, text: string, count: number) => ({
    value,
    label: `${text} ${formatCount(count)}`,
  });
  return (
    <Segmented
      aria-label={say('live.outcome')}
      value={outcomeOf(state.outcome) ?? ''}
      options={[
        option('', say('live.outcome.all'), all),
        ...waitOutcomes.map((each) => option(each, say(`live.outcome.${each}`), totals[each])),
      ]}
      onChange={(outcome) => change({ outcome, after: '' })}
    />
  );
}
