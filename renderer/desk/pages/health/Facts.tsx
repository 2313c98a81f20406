import type { ReactNode } from 'react';
import type { SignalName } from '../../card/signals.ts';
import { SignalFigure } from '../../parts/SignalFigure.tsx';

/** One thing that is known: what it is and what it is like. */
export interface Fact {
  name: string;
  value: ReactNode;
  troubled?: boolean;
  /** It is a number with a card of its own; `of`: of which source. */
  signal?: SignalName;
  of?: string;
}

/** Facts under a title. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section className="facts">
      <h2>{title}</h2>
      <dl>
        {facts.map(({ name, value, troubled, signal, of }) => (
          <div key={name} data-level={troubled === true ? 'warning' : undefined}>
            <dt>{name}</dt>
            <dd>
              {signal === undefined ? (
                value
              ) : (
                <SignalFigure signal={signal} of={of ?? ''}>
                  {value}
                </SignalFigure>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
