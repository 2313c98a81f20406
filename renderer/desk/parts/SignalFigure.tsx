import type { ReactNode } from 'react';
import { useWall } from '../../link/use-station.ts';
import { signalFacts, type SignalName } from '../card/signals.ts';
import { FigureButton } from './FigureButton.tsx';

/** A number that is no metric and opens its card. `of`, `part`: of what, as in the subject of the card. */
export function SignalFigure({
  signal,
  of = '',
  part = '',
  children,
}: {
  signal: SignalName;
  of?: string;
  part?: string;
  children: ReactNode;
}) {
  const { say } = useWall().words;
  return (
    <FigureButton subject={{ signal, of, part }} name={say(signalFacts(signal).word)}>
      {children}
    </FigureButton>
  );
}
