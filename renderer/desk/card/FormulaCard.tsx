import { Checkbox } from 'antd';
import { useState } from 'react';
import type { AskInput } from '../../../shared/contract/asks.ts';
import { seatGauges } from '../../../shared/measure/gauge-cards.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import { useStation, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useAsk } from '../parts/use-ask.ts';
import { CardBody } from './CardBody.tsx';
import { CardHistory } from './CardHistory.tsx';
import { CardRows } from './CardRows.tsx';
import { CardScope } from './CardScope.tsx';
import type { CardSubject } from './card-subject.ts';
import { cardView } from './card-view.ts';
import { GaugeCard } from './GaugeCard.tsx';
import './card.css';

/** The formula card (口径卡): how a number came about, from what, under which version of the formula. */
export function FormulaCard({ subject }: { subject: CardSubject }) {
  const gauge = [...gauges, ...seatGauges].find((each) => each === subject.metric);
  return gauge === undefined ? (
    <CountedCard subject={subject} />
  ) : (
    <GaugeCard gauge={gauge} subject={subject} />
  );
}

function CountedCard({ subject }: { subject: CardSubject }) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const [ledger, setLedger] = useState(subject.ledger);
  const [seconds, setSeconds] = useState(subject.seconds);
  const [underToday, setUnderToday] = useState(false);
  const { answer: figures, fault, again } = useAsk('figures.card', questionOf(subject));
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (figures === undefined) return <Loading rows={10} />;
  const view = cardView({ subject, figures, ledger, seconds, underToday, zone, words });
  return (
    <div className="card" data-today={underToday || undefined}>
      <CardScope subject={subject} zone={zone} />
      <CardBody view={view} ledger={ledger} choose={setLedger} within={setSeconds}>
        <Checkbox checked={underToday} onChange={(event) => setUnderToday(event.target.checked)}>
          {words.say('card.today')}
          {view.sameAsToday && <small>{words.say('card.today.same')}</small>}
        </Checkbox>
      </CardBody>
      <CardRows subject={subject} ledger={ledger} />
      <CardHistory zone={zone} />
    </div>
  );
}

function questionOf({ scope, from, to, rolling = false }: CardSubject): AskInput<'figures.card'> {
  return { scope: { kind: scope.kind, key: scope.key }, from, to, rolling };
}
