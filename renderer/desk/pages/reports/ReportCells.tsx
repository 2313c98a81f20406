import { memo } from 'react';
import type { Ledger } from '../../../../shared/measure/counters.ts';
import type { FigureValues } from '../../../../shared/contract/asks/report-asks.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { differenceText, figureText } from '../../../../shared/report-text/report-text.ts';
import type { Span } from '../../../../shared/time/slots.ts';
import { figureTitle } from '../../../../shared/words/figure-name.ts';
import { useWall } from '../../../link/use-station.ts';
import { alike } from '../../../panels/alike.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { cardSubject } from './report-card.ts';

/** Of whom the figures of a row are, and in which ledger. */
export interface CardPlace {
  scope: CardSubject['scope'] | null;
  ledger: Ledger;
}

/** The figures of one row, each leading to its card where it has one; what it is compared with, and by how much it differs. */
export const ReportCells = memo(function ReportCells({
  figures,
  now,
  before,
  compared,
  card,
  span,
  other,
}: {
  figures: readonly ReportFigure[];
  now: FigureValues;
  before: FigureValues | null;
  compared: boolean;
  card: CardPlace;
  span: Span;
  /** What the row is compared with. */
  other: Span | null;
}) {
  return figures.map((figure, at) => {
    const [here, there] = [now[at] ?? null, before?.[at] ?? null];
    return (
      <Figures
        key={figure.name}
        figure={figure}
        here={here}
        there={there}
        compared={compared}
        card={card}
        span={span}
        other={other}
      />
    );
  });
}, alike);

function Figures(given: {
  figure: ReportFigure;
  here: number | null;
  there: number | null;
  compared: boolean;
  card: CardPlace;
  span: Span;
  other: Span | null;
}) {
  const { figure, here, there, compared, card, span, other } = given;
  return (
    <>
      <Value figure={figure} value={here} card={card} span={span} side="figure" />
      {compared && (
        <>
          <Value figure={figure} value={there} card={card} span={other} side="figure then" />
          <span role="cell" className="figure then">
            {differenceText(figure, here, there)}
          </span>
        </>
      )}
    </>
  );
}

function Value(given: {
  figure: ReportFigure;
  value: number | null;
  card: CardPlace;
  span: Span | null;
  side: string;
}) {
  const { figure, value, card, span, side } = given;
  const { words } = useWall();
  const subject = span === null ? null : cardSubject(figure, card.scope, span, card.ledger);
  const text = figureText(figure, value);
  return (
    <span role="cell" className={value === 0 || value === null ? `${side} zero` : side}>
      {subject === null ? (
        text
      ) : (
        <FigureButton subject={subject} name={figureTitle(figure.name, words)}>
          {text}
        </FigureButton>
      )}
    </span>
  );
}
