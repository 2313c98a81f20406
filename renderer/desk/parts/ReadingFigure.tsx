import { memo } from 'react';
import type { Alert, Reading } from '../../../shared/model/alert.ts';
import { useWall } from '../../link/use-station.ts';
import type { ReadingSubject } from '../card/card-subject.ts';
import { FigureButton } from './FigureButton.tsx';

/**
 * What a rule saw, which opens its card: in `reading`'s window, in the first one where there are several. Remembered: of
 * hundreds of rows that are chosen none says anything else.
 */
export const ReadingFigure = memo(function ReadingFigure({
  of,
  id,
  metric,
  reading,
  children,
}: {
  of: ReadingSubject['reading'];
  id: string;
  metric: Alert['metric'];
  /** Undefined: nothing was seen, and there is no card. */
  reading: Reading | undefined;
  children: string;
}) {
  const { say } = useWall().words;
  if (reading === undefined) return <>{children}</>;
  const subject = { reading: of, id, window: reading.window };
  return (
    <FigureButton subject={subject} name={say(`alert.metric.${metric}`)}>
      {children}
    </FigureButton>
  );
});
