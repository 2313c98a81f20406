import type { ReactNode } from 'react';
import type { SeatGauge } from '../../../../shared/measure/gauge-cards.ts';
import { useWall } from '../../../link/use-station.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { gaugeSubject } from '../../card/gauge-subject.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';

/** A count of seats that opens its card. `scope`: null for a choice of seats that no card has. `name`: of what is counted. */
export function SeatFigure({
  gauge,
  scope,
  name,
  children,
}: {
  gauge: SeatGauge | 'stateOverLimit';
  scope: CardSubject['scope'] | null;
  name: string;
  children: ReactNode;
}) {
  const { client } = useWall();
  if (scope === null) return <>{children}</>;
  return (
    <FigureButton subject={() => gaugeSubject(gauge, scope, client.clock.now())} name={name}>
      {children}
    </FigureButton>
  );
}
