import { type ReactNode, useContext } from 'react';
import { useWall } from '../../link/use-station.ts';
import { type AnySubject, CardContext } from '../card/card-subject.ts';

/**
 * A number that opens its formula card; where there are no cards it is the number alone. `name`: of the metric.
 * `subject`: or what makes it when it is asked for, where it moves with time.
 */
export function FigureButton({
  subject,
  name,
  children,
}: {
  subject: AnySubject | (() => AnySubject);
  name: string;
  children: ReactNode;
}) {
  const { words } = useWall();
  const open = useContext(CardContext);
  if (open === null) return <>{children}</>;
  return (
    <button
      type="button"
      className="figure-button"
      title={words.say('desk.card.open', { metric: name })}
      onClick={() => open(typeof subject === 'function' ? subject() : subject)}
    >
      {children}
    </button>
  );
}
