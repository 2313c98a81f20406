import { Drawer } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useWall } from '../../link/use-station.ts';
import { Loading } from '../parts/Loading.tsx';
import { useAddress } from '../use-address.ts';
import { cardOf, cardText } from './card-address.ts';
import { type AnySubject, CardContext } from './card-subject.ts';

const FormulaCard = lazy(async () => ({ default: (await import('./FormulaCard.tsx')).FormulaCard }));
const SignalCard = lazy(async () => ({ default: (await import('./SignalCard.tsx')).SignalCard }));
const ReadingCard = lazy(async () => ({ default: (await import('./ReadingCard.tsx')).ReadingCard }));
/** Over the drawers of pages, also where the address has both from the beginning, and below pop-ups. */
const OVER = 1010;
const usual = { card: '' };

/** Lets every number inside open its formula card, beside the page; which one is open is in the address. */
export function CardHost({ children }: { children: ReactNode }) {
  const { words } = useWall();
  const [{ card }, change] = useAddress(usual);
  const open = useCallback((subject: AnySubject) => change({ card: cardText(subject) }), [change]);
  const subject = useMemo(() => cardOf(card), [card]);
  return (
    <CardContext value={open}>
      {children}
      <Drawer
        title={words.say('card.title')}
        size="min(44rem, 94vw)"
        open={subject !== null}
        onClose={() => change({ card: '' })}
        destroyOnHidden
        zIndex={OVER}
      >
        <Suspense fallback={<Loading />}>
          {subject !== null && <Card key={card} subject={subject} />}
        </Suspense>
      </Drawer>
    </CardContext>
  );
}

function Card({ subject }: { subject: AnySubject }) {
  if ('signal' in subject) return <SignalCard subject={subject} />;
  if ('reading' in subject) return <ReadingCard subject={subject} />;
  return <FormulaCard subject={subject} />;
}
